import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Heard } from "@/lib/devices/heard";
import { formatWhen } from "@/lib/format";

/** By person, each device: when it last spoke with the server, and what it then said waits on it. */
export function HeardFrom({ heard, timeZone, now }: { heard: Heard[]; timeZone: string; now: string }) {
  if (heard.length === 0) return null;
  const byPerson = [...heard].sort((a, b) => a.person.localeCompare(b.person) || b.at.localeCompare(a.at));
  return (
    <Card id="devices" aria-labelledby="devices-title" className="print:hidden">
      <CardHeader>
        <CardTitle id="devices-title">Devices</CardTitle>
      </CardHeader>
      <CardContent>
        <p className="mb-3 text-muted-foreground text-sm">
          What is done without a network is counted once its device has sent it. A device comes by every ten minutes
          while the app is open on it.
        </p>
        <details open={heard.length <= FEW}>
          <summary className="cursor-pointer text-primary text-sm underline-offset-4 hover:underline">
            {heard.length === 1 ? "1 device" : `${heard.length} devices`}
          </summary>
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>Person</TableHead>
                <TableHead className="max-md:hidden">Device</TableHead>
                <TableHead>Last sync</TableHead>
                <TableHead className="text-end">Waiting</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {byPerson.map(({ userId, person, device, at, waiting }) => (
                <TableRow key={`${userId} ${device} ${at}`}>
                  <TableCell>
                    <bdi className="font-medium">{person}</bdi>
                    <bdi className="block text-muted-foreground text-xs md:hidden">{device}</bdi>
                  </TableCell>
                  <TableCell className="text-muted-foreground max-md:hidden">
                    <bdi>{device}</bdi>
                  </TableCell>
                  <TableCell className="tabular-nums">{formatWhen(at, timeZone, now)}</TableCell>
                  <TableCell className="text-end tabular-nums">
                    {waiting > 0 ? <Badge variant="warning">{waiting}</Badge> : "0"}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </details>
      </CardContent>
    </Card>
  );
}

/** As many stand open. */
const FEW = 12;
