import { cn } from "@/components/ui/cn";
import { type Aim, targetWords } from "@/lib/analytics/aim";

interface Props {
  aim: Aim;
  /** What is counted, for those who hear it alone. */
  of: string;
  className?: string;
}

/** How much of a target is done, as a bar that is full when it is reached; nothing without a target. */
export function ProgressMeter({ aim: { done, target, share }, of, className }: Props) {
  if (target === null || share === null) return null;
  const words = `${done.toLocaleString("en")} of ${targetWords(target)} ${of}, ${share}%`;
  return (
    <span className={cn("block", className)}>
      <meter
        min={0}
        max={target}
        value={Math.min(done, target)}
        aria-label={of}
        aria-valuetext={words}
        className="sr-only"
      >
        {words}
      </meter>
      <svg
        aria-hidden
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="block h-2 w-full overflow-hidden rounded-full rtl:-scale-x-100 [print-color-adjust:exact]"
      >
        <rect width={100} height={1} className="fill-border" />
        <rect width={Math.min(100, share)} height={1} className={share >= 100 ? "fill-success" : "fill-primary"} />
      </svg>
    </span>
  );
}

/** What is beside the figure, in words: how much was aimed at, and what share of it is done. */
export function AimWords({ aim: { target, share } }: { aim: Aim }) {
  if (target === null) return null;
  return (
    <span className="text-muted-foreground text-sm tracking-normal">
      {" "}
      of {targetWords(target)}, <span className={cn(share !== null && share >= 100 && "text-success")}>{share}%</span>
    </span>
  );
}
