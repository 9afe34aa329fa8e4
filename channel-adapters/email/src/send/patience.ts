/**
 * Milliseconds. RFC 5321 4.5.3.2 asks for ten minutes after the final dot: giving up earlier makes an *outcome unknown*
 * that a person has to decide, although the server was only slow.
 */
export interface SmtpPatience {
  connect: number;
  greeting: number;
  /** To a command, before content leaves. */
  command: number;
  /** To the content. */
  answer: number;
}
export const patience: SmtpPatience = {
  connect: 30_000,
  greeting: 60_000,
  command: 120_000,
  answer: 600_000,
};
