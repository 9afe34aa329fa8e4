/** What a mailbox of the customers' side can do with mail for it. */
export const behaviours = [
  'normal',
  /** 552 at RCPT. */
  'full',
  /** 550 at RCPT. */
  'unknown',
  /** Takes the mail and answers that its owner is away. */
  'vacation',
  /** Takes the mail, does not keep it and reports later that it could not be delivered (RFC 3464). */
  'bounce',
  /** Takes and keeps the mail, and reports that it is late (RFC 3464). */
  'delay',
  /** 451 at RCPT. */
  'temporary',
  /** Keeps the mail, but the connection breaks before the answer: the sender cannot know. */
  'drop',
  /** Keeps the mail and never answers: the sender cannot know. */
  'stall',
] as const;

export type Behaviour = (typeof behaviours)[number];

export interface BehaviourRule {
  /** An address, or a pattern with `*`. */
  pattern: string;
  behaviour: Behaviour;
  /** For how many more mails it holds; absent: until it is changed. */
  times?: number;
}

export const refusals: Partial<Record<Behaviour, { code: number; says: string }>> = {
  full: { code: 552, says: '5.2.2 The mailbox is full' },
  unknown: { code: 550, says: '5.1.1 There is no such mailbox here' },
  temporary: { code: 451, says: '4.3.0 Not now, please try again later' },
};

/** Which behaviour holds for which address. An address goes before a pattern, a newer pattern before an older one. */
export class Behaviours {
  #rules: BehaviourRule[] = [];

  list(): BehaviourRule[] {
    return this.#rules.map((rule) => ({ ...rule }));
  }

  set(pattern: string, behaviour: Behaviour, times?: number): void {
    this.clear(pattern);
    const plain = behaviour === 'normal' && !this.#rules.some((rule) => fits(rule.pattern, pattern));
    if (!plain) this.#rules.unshift({ pattern: key(pattern), behaviour, ...(times && { times }) });
  }

  clear(pattern: string): void {
    this.#rules = this.#rules.filter((rule) => rule.pattern !== key(pattern));
  }

  of(address: string): Behaviour {
    return this.#ruleFor(address)?.behaviour ?? 'normal';
  }

  /** The behaviour for one mail that arrives now; counts it. */
  use(address: string): Behaviour {
    const rule = this.#ruleFor(address);
    if (!rule) return 'normal';
    if (rule.times !== undefined && --rule.times === 0) this.clear(rule.pattern);
    return rule.behaviour;
  }

  #ruleFor(address: string): BehaviourRule | undefined {
    return (
      this.#rules.find((rule) => rule.pattern === key(address)) ??
      this.#rules.find((rule) => fits(rule.pattern, address))
    );
  }
}

const key = (pattern: string) => pattern.trim().toLowerCase();

function fits(pattern: string, address: string): boolean {
  const [parts, text] = [pattern.split('*'), key(address)];
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(
    text,
  );
}
