import type { ReactNode } from "react";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";

interface Props {
  /** Names the card in the page. */
  id: string;
  title: string;
  description: string;
  className?: string;
  /** The same as a table, where the drawing is none itself. */
  table?: ReactNode;
  children: ReactNode;
}

export function ChartCard({ id, title, description, className, table, children }: Props) {
  return (
    <Card aria-labelledby={id} className={className}>
      <CardHeader>
        <CardTitle id={id}>{title}</CardTitle>
        <CardDescription>{description}</CardDescription>
      </CardHeader>
      <CardContent className="flex grow flex-col gap-3">
        {children}
        {table && (
          <details className="mt-auto text-sm print:hidden">
            <summary className="w-fit rounded-sm py-1 text-muted-foreground text-xs hover:text-foreground">
              As a table
            </summary>
            <div className="mt-1 max-h-80 overflow-y-auto border-t">{table}</div>
          </details>
        )}
      </CardContent>
    </Card>
  );
}
