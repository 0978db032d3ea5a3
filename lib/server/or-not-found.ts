import { notFound } from "next/navigation";
import { AppError } from "@/lib/command/errors";

/** For pages: a row that is not there, or may not be seen, is Next's 404. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
