import { ne } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Store } from "@/lib/command/store";
import { SYSTEM_ID } from "./policy";

export const memberStore: Store<"user"> = {
  table: users,
  fields: ["id", "clerkId", "email", "name", "role", "active", "createdAt", "updatedAt", "seq"],
  visible: () => ne(users.id, SYSTEM_ID),
  audience: () => ["everyone"],
};
