import { z } from 'zod';
import { why } from './common.ts';

export const workspaceBody = z.object({
  name: z.string().trim().min(1).max(100),
  /** IANA name: in which days are counted and times are written where nobody says otherwise. */
  zone: z.string().min(1).max(100),
});

export const firstRunSteps = ['name', 'brand', 'channel', 'people', 'mail'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];
const step = z.enum(['open', 'done', 'skipped']);

/** How far the first run is. `open`: it is still offered; it can be opened again at any time. */
export const firstRun = z.object({
  open: z.boolean(),
  steps: z.object({ name: step, brand: step, channel: step, people: step, mail: step }),
});
export type FirstRun = z.infer<typeof firstRun>;

/** To whom a channel sends a message that belongs to no conversation, to show that it can. */
export const testMessageBody = z.object({ to: z.string().trim().min(1).max(320) });
export const testMessageAnswer = z.object({
  outcome: z.enum(['sent', 'rejected', 'retry', 'unknown']),
  /** What the provider said, when it was not sent. */
  reason: z.string().nullable(),
  why,
  /** Where an answer arrives. */
  from: z.string(),
});
export type TestMessageAnswer = z.infer<typeof testMessageAnswer>;
