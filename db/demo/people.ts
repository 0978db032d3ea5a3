import { fold } from "@/lib/fold";
import type { Country } from "./phones";
import type { Random } from "./random";

export interface Person {
  name: string;
  /** As an e-mail address spells it. */
  mailbox: string;
  arabic: boolean;
  country: Country;
}

const GULF = {
  first: words(
    "Layla Omar Fatima Khalid Mariam Yousef Noura Hassan Salma Tariq Aisha Faisal Huda Rashid Reem Saeed Dana Majid Lina Karim Nadia Sultan Amal Bilal Rania Hamad Hind Ibrahim Sara Walid Mona Ziad",
  ),
  last: list(
    "Haddad, Al Mansoori, Al Suwaidi, Khoury, Al Rashid, Nasser, Al Hashimi, Saleh, Al Zaabi, Farouk, Al Qahtani, Mansour, Al Otaibi, Darwish, Al Marzooqi, Barakat, Al Shamsi, Younis, Al Ghamdi, Sabbagh, Al Nuaimi, Hamdan, Al Kaabi, Aziz",
  ),
};
const SOUTH_ASIA = {
  first: words(
    "Priya Arjun Ananya Rahul Neha Vikram Kavya Imran Sana Rohan Meera Aditya Zainab Farhan Deepa Sanjay Pooja Usman Ayesha Karthik Lakshmi Nikhil Shreya Asif Divya Manoj Nisha Suresh Hina Joseph",
  ),
  last: list(
    "Sharma, Nair, Khan, Patel, Iyer, Reddy, Menon, Gupta, Malik, Fernandes, Joshi, Qureshi, Rao, Pillai, Siddiqui, D'Souza, Kapoor, Mehta, Thomas, Hussain, Bhat, Varghese, Chaudhry, Desai, Krishnan, Shetty",
  ),
};
const BRITISH = {
  first: words(
    "Oliver Charlotte James Emily Harry Sophie George Amelia Thomas Grace William Hannah Daniel Lucy Edward Alice Callum Megan Rhys Fiona Simon Rachel Andrew Claire",
  ),
  last: list(
    "Whitaker, Bennett, O'Connor, Hughes, Clarke, Fletcher, Campbell, Morgan, Turner, Sinclair, Harrison, Doyle, Barnes, Mackenzie, Ellis, Pritchard, Walsh, Lawson, Osborne, Gallagher, Smith-Jones, Ward",
  ),
};
const FILIPINO = {
  first: list(
    "Maria, Mark, Angela, Paolo, Jasmine, Rafael, Cristina, Miguel, Grace, Anton, Liza, Carlo, Mary Ann, Jun, Bea, Noel",
  ),
  last: list(
    "Santos, Reyes, dela Cruz, Bautista, Mendoza, Villanueva, Garcia, Ramos, Aquino, Navarro, Lim, Tan, Castillo, Torres",
  ),
};
const EUROPEAN = {
  first: words("José Zoë François Jürgen Chloé André Inés Renée Björn Mónica Tomáš Márta Anaïs Günther Émilie João"),
  last: list(
    "García, Müller, Lefèvre, Núñez, Gonçalves, Dvořák, Bergström, Fernández, Szabó, Ibáñez, Åkesson, Châtelain, Jäger, São Marcos",
  ),
};
const ARABIC = {
  first: pairs(
    "ليلى layla, محمد mohammed, فاطمة fatima, خالد khalid, نورة noura, يوسف yousef, مريم mariam, سلطان sultan, هدى huda, عبدالله abdullah, ريم reem, أحمد ahmed",
  ),
  last: pairs(
    "المنصوري almansoori, الهاشمي alhashimi, القحطاني alqahtani, السويدي alsuwaidi, حداد haddad, الزعابي alzaabi, العتيبي alotaibi, درويش darwish, الشامسي alshamsi, الغامدي alghamdi",
  ),
};

interface Culture {
  /** Null: written in Arabic. */
  names: { first: string[]; last: string[] } | null;
  countries: readonly (readonly [Country, number])[];
}

const CULTURES: readonly (readonly [Culture, number])[] = [
  [{ names: GULF, countries: countries(70, 25, 0, 5) }, 30],
  [{ names: SOUTH_ASIA, countries: countries(62, 3, 33, 2) }, 34],
  [{ names: BRITISH, countries: countries(55, 2, 0, 43) }, 16],
  [{ names: FILIPINO, countries: countries(94, 6, 0, 0) }, 8],
  [{ names: EUROPEAN, countries: countries(80, 2, 0, 18) }, 6],
  [{ names: null, countries: countries(64, 36, 0, 0) }, 6],
];

export function somebody(random: Random): Person {
  const { names, countries } = random.weighted(CULTURES);
  const country = random.weighted(countries);
  if (!names) {
    const first = random.pick(ARABIC.first);
    const last = random.pick(ARABIC.last);
    return {
      name: `${first.written} ${last.written}`,
      mailbox: `${first.spelled}.${last.spelled}`,
      arabic: true,
      country,
    };
  }
  const first = random.pick(names.first);
  const last = random.pick(names.last);
  return { name: `${first} ${last}`, mailbox: `${plain(first)}.${plain(last)}`, arabic: false, country };
}

/** Letters and digits of an address: no accents, no spaces. */
export function plain(text: string): string {
  return fold(text).replaceAll(" ", "");
}

function countries(ae: number, sa: number, india: number, gb: number): readonly (readonly [Country, number])[] {
  return [
    ["AE", ae],
    ["SA", sa],
    ["IN", india],
    ["GB", gb],
  ];
}

function words(text: string): string[] {
  return text.split(" ");
}

function list(text: string): string[] {
  return text.split(", ");
}

function pairs(text: string): { written: string; spelled: string }[] {
  return list(text).map((pair) => {
    const [written = "", spelled = ""] = pair.split(" ");
    return { written, spelled };
  });
}
