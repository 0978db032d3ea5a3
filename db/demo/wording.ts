import type { Channel, Direction, Outcome } from "@/lib/enums";

/** What people of the team type: short, in a hurry, about the trade. */

export const LEAD_NOTES = [
  "Met at the stand, wants a price list. Prefers WhatsApp.",
  "Currently with a competitor, contract ends in March.",
  "Decision maker is the finance director, this is the assistant's number.",
  "Asked for the Arabic brochure.",
  "Three branches, looking for one system for all of them.",
  "Budget approved for this quarter.",
  "Small team, price is the main concern.",
  "Referred by an existing customer, mention the name when calling.",
  "Only reachable after 4 pm.",
  "Filled in the form twice, very keen.",
  "Speaks little English, call in Hindi or Urdu.",
  "Wants to see it working before any meeting.",
  "Was a customer two years ago, left because of support.",
  "Travelling a lot, often in Riyadh. Try mobile first.",
  "Needs it in place before the new warehouse opens.",
  "Procurement needs three quotes.",
];

export const CALL_NOTES: Record<Outcome, string[]> = {
  "no-answer": [
    "Rang out.",
    "Voicemail, left a short message.",
    "No answer, second try today.",
    "Switched off.",
    "Went to voicemail after two rings.",
    "Rang out. Sent a WhatsApp.",
  ],
  busy: ["Line busy.", "Hung up, in a meeting.", "On another call, try again later.", "Driving, could not talk."],
  "callback-requested": [
    "In a meeting, asked me to ring back.",
    "With a customer, call back this week.",
    "Wants to speak when the partner is also there.",
    "At the airport. Call when back in the office.",
    "Good time is after lunch.",
    "Asked for a call in the morning before 10.",
  ],
  "follow-up-scheduled": [
    "Interested, sending the price list and calling to go through it.",
    "Wants a proposal for 12 users. Talk again when it was read.",
    "Comparing us with two others. Asked about the contract length.",
    "Liked the idea, has to speak with finance first.",
    "Asked about Arabic and about the import of old data.",
    "Budget is there, decision in two weeks.",
    "Went through the offer line by line, wants 10% off for a year paid upfront.",
    "Needs a reference from the same industry, will send one.",
    "Decision maker is back on Sunday.",
    "Positive. Wants it in writing for the board.",
  ],
  "demo-booked": [
    "Demo booked, two people from operations will join.",
    "Demo agreed, send the invitation to the work address.",
    "Wants to see reports and the phone app. Demo set.",
    "Moved the demo by two days, their manager wants to join.",
    "Demo with the owner, 30 minutes, online.",
    "Will bring their own list of questions to the demo.",
  ],
  "not-interested": [
    "Not now, budget is frozen until next year.",
    "Signed with somebody else last month.",
    "Too small for it, three people.",
    "Polite but clear no.",
    "Does not want calls, prefers e-mail.",
    "Happy with spreadsheets for now.",
    "Wrong contact, no longer in charge of this.",
  ],
};

export const NEXT_ACTIONS: Record<Outcome, string[]> = {
  "no-answer": ["Call again"],
  busy: ["Call again"],
  "callback-requested": ["Call back", "Call back", "Call back after the meeting"],
  "follow-up-scheduled": [
    "Follow up",
    "Follow up",
    "Send proposal and follow up",
    "Ask for the decision",
    "Follow up on the quote",
  ],
  "demo-booked": ["Demo", "Demo", "Demo with the whole team"],
  "not-interested": ["Check back next quarter", "Try again after the budget round"],
};

export const SAID: readonly (readonly [Channel, Direction, string])[] = [
  ["note", "internal", "Their office moved to Business Bay, new address is on the website."],
  ["note", "internal", "Careful with the price here, the discount was already promised by e-mail."],
  ["note", "internal", "Spoke to reception: the owner is in on Tuesdays and Thursdays."],
  ["note", "internal", "Same group as the company we won in May."],
  ["email", "outbound", "Sent the brochure and the price list for 10 to 25 users."],
  ["email", "outbound", "Proposal sent, valid until the end of the month."],
  ["email", "inbound", "Thank you, we will discuss internally and come back to you next week."],
  ["email", "inbound", "Could you please send the contract in Arabic as well?"],
  ["whatsapp", "outbound", "Good morning, is today after 3 still a good time for a short call?"],
  ["whatsapp", "inbound", "Yes please call me at 4."],
  ["whatsapp", "inbound", "In Riyadh until Thursday, can we talk on Sunday?"],
  ["sms", "outbound", "We tried to reach you. Reply with a good time and we will ring you."],
  [
    "meeting",
    "outbound",
    "Coffee at their office. The operations manager is on our side, finance wants to see numbers.",
  ],
  ["meeting", "inbound", "They came by our stand. Took two brochures, asked for a trial."],
  ["phone", "inbound", "Rang reception and asked for the call to be returned."],
];
