import { because, type Reason, type Values } from '@kontor/channel-kit/sentences';
import { say, type texts } from '../../texts.ts';

type Proof =
  Extract<keyof typeof texts, `email.proof.${string}`> extends `email.proof.${infer Name}` ? Name : never;

/** Why a sender counts as proved, or not. */
export const proof = (name: Proof, values: Values = {}): Reason =>
  because(say(`email.proof.${name}`, values));

/** @param policy what the domain asks receivers to do then, where it is known */
export const dmarcFailed = (domain: string, policy?: string): Reason =>
  policy ? proof('failed', { domain, policy }) : proof('failedPlainly', { domain });
