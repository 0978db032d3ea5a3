export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a person can fill in of a form: its named controls, hidden ones and buttons aside. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].flatMap((element) => {
    const control =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement;
    return control && element.name && element.type !== "hidden" ? [element] : [];
  });
}

/** What a control says; null for a choice that is not chosen. */
export function textOf(control: Control): string | null {
  return isChoice(control) && !control.checked ? null : control.value;
}

/** Fills a control in as a person would, so that React hears of it; not over what stands there already. */
export function fill(control: Control, text: string): void {
  if (isChoice(control)) {
    if (control.value === text && !control.checked) control.click();
    return;
  }
  if (control.value === text || wasTouched(control)) return;
  // React watches the element's own `value`; the prototype's setter is the one it does not take for its own writing.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, text);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

/** Whether it was filled in before the script arrived. */
function wasTouched(control: Control): boolean {
  return !(control instanceof HTMLSelectElement) && control.value !== control.defaultValue;
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}
