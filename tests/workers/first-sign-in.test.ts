import { describe, expect, inject, test } from "vitest";
import { linkAtFirstSignIn } from "@/lib/auth/first-sign-in";
import { contextOf, inviteMember, newId, person, rows } from "../support/world";

const env = () => ({
  CLERK_SECRET_KEY: "sk_test_local",
  CLERK_API_URL: inject("clerkUrl"),
  INITIAL_ADMIN_EMAIL: "Founder@example.test",
});

describe("the first sign-in through Clerk", () => {
  test("links the invitation for the verified e-mail, once", async () => {
    const admin = await person("admin");
    await admin.run(inviteMember, { id: newId(), email: "huda@example.test", name: "Huda", role: "agent" });
    const linked = await linkAtFirstSignIn(admin.ctx, env(), "user_huda");
    expect(linked).toMatchObject({ email: "huda@example.test", role: "agent" });
    expect(await rows("select clerk_id from users where email = 'huda@example.test'")).toEqual([
      { clerk_id: "user_huda" },
    ]);
    await linkAtFirstSignIn(admin.ctx, env(), "user_huda");
    expect(
      await rows("select seq from activity_log where action = 'member_linked' and entity_id = ?", linked?.id),
    ).toHaveLength(1);
  });

  test("gives nothing to someone nobody invited, or whose e-mail is not verified", async () => {
    const admin = await person("admin");
    await admin.run(inviteMember, { id: newId(), email: "unverified@example.test", name: "Unverified", role: "admin" });
    expect(await linkAtFirstSignIn(admin.ctx, env(), "user_stranger")).toBeNull();
    expect(await linkAtFirstSignIn(admin.ctx, env(), "user_unverified")).toBeNull();
    expect(await linkAtFirstSignIn(admin.ctx, env(), "user_unknown")).toBeNull();
  });

  test("starts the organisation with INITIAL_ADMIN_EMAIL, also when two requests race", async () => {
    const ctx = await contextOf((await person("agent")).actor);
    const both = await Promise.all([1, 2].map(() => linkAtFirstSignIn(ctx, env(), "user_founder")));
    expect(both.map((actor) => actor?.role)).toEqual(["admin", "admin"]);
    expect(await rows("select id from users where email = 'founder@example.test'")).toHaveLength(1);
  });

  test("says that Clerk cannot be asked, and links nothing", async () => {
    const admin = await person("admin");
    await expect(linkAtFirstSignIn(admin.ctx, env(), "user_down")).rejects.toMatchObject({ code: "unavailable" });
    const closed = { ...env(), CLERK_API_URL: "http://127.0.0.1:9" };
    await expect(linkAtFirstSignIn(admin.ctx, closed, "user_huda")).rejects.toMatchObject({ code: "unavailable" });
  });
});
