/** A toast, once sonner is here: it is loaded with the first thing to say. */
export async function say(
  kind: "success" | "error" | "info",
  message: string,
  action?: { label: string; run(): void },
): Promise<void> {
  const { toast } = await import("sonner");
  toast[kind](message, action && { action: { label: action.label, onClick: action.run }, duration: 8_000 });
}
