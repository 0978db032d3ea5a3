/** A toast, once sonner is here: it is loaded with the first thing to say. */
export async function say(kind: "success" | "error", message: string): Promise<void> {
  const { toast } = await import("sonner");
  toast[kind](message);
}
