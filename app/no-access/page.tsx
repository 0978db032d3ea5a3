import type { Metadata } from "next";
import { SignInCard } from "@/components/layout/sign-in-card";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "No access" };

export default function NoAccessPage() {
  return (
    <SignInCard
      title="You have no access yet"
      description="You are signed in, but nobody has invited this account, or it was deactivated. Ask an administrator of your organisation."
    >
      <form action="/sign-out" method="post">
        <Button type="submit" variant="outline">
          Sign out
        </Button>
      </form>
    </SignInCard>
  );
}
