import type { Scenario } from '../../scenario.ts';

export const payments: Scenario[] = [
  {
    id: 'en-charged-twice',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Zahlung'],
    from: 'private',
    cases: [{ chf: 'CHF 129.50' }, { chf: 'CHF 289.00' }, { chf: 'CHF 1,190.00' }],
    subjects: ['Charged twice', 'Duplicate payment for {order}', 'My card was debited two times'],
    openings: [
      `{hi}

      My card shows {chf} to Adler Kaffee twice, on {day-4} and again a minute later. There is only one order ({order}). The page froze and I pressed the button
      again, so it may be my fault.

      {sign}`,
      `{hi}

      {chf} × 2 for one order. Could you refund one of them please? It is the end of the month and I notice.

      {sign}`,
    ],
    course: [
      {
        after: 1,
        agent: [
          '{salute}\n\nI see both. One is only a reservation; I have released it by hand, and depending on your bank it disappears within one to three working days. Not your fault: a frozen page must not charge twice.',
          '{salute}\n\nThe second payment did go through, I am sorry. The refund is on its way with reference {order}-R and should be visible by {weekday+3}.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 62,
            customer: ['It is back on my card. Thanks!\n\n{sign}', 'Refund received, thank you.\n\n{sign}'],
          },
        ],
      },
    ],
  },
  {
    id: 'en-payment',
    to: 'info',
    team: 'Support',
    type: 'question',
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Foreign credit card declined', 'Paying by invoice'],
        text: `{hi}

      I have only just moved to Switzerland and my card is still a British one. Your checkout declines it. Is there another way to pay for the {machine}?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Instalments?', 'Paying in instalments'],
        text: `{hi}

      Is it possible to pay {price} in instalments? My grandmother always said never to owe money for coffee, but here we are.

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['Ordering on account', '30 days?'],
        text: `Hello,

      We would like to order on account, 30 days. What do you need from us?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nWelcome to Switzerland. I have enabled payment by invoice for you; it appears at the checkout when you next sign in. A bank transfer from a foreign account works as well.',
          '{salute}\n\nFor machines we offer three or six monthly instalments at no extra cost, so grandmother need not know. Shall I set it up for you?',
          '{salute}\n\nJust the company name as registered, the billing address and a contact in accounting. After that all orders can go on account.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 9,
            match: true,
            customer: [
              'That worked, thank you. First proper coffee in three weeks.\n\n{sign}',
              'Six please. Not a word to grandmother.\n\n{sign}',
              'Details are in my signature. Accounting is the same address.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-voucher',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Gutschein'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Gift voucher not accepted', 'Voucher says "already used"'],
        text: `{hi}

      It says "already used", but I have never used it. Code ADLER-{n2100-9870}, it was a leaving present from my team, so I would feel bad losing it.

      {sign}`,
      },
      {
        subjects: ['Does my voucher expire?', 'An old voucher'],
        text: `{hi}

      Found a voucher in a jacket I have not worn since before the pandemic. Still good?

      {sign}`,
      },
      {
        subjects: ['Two vouchers, one order', 'Vouchers'],
        text: `How do I use two vouchers on one order? It only takes one.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.1,
        match: true,
        agent: [
          '{salute}\n\nIt was entered once with a typo by somebody else and locked. I have replaced it: ADLER-{n1200-2090}, full amount, no expiry.',
          '{salute}\n\nStill good. Our vouchers do not expire, jackets included.',
          '{salute}\n\nThe checkout takes one at a time, so I have merged yours into a new one: ADLER-{n1200-2090}. It carries the sum of both.',
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 6,
            match: true,
            customer: [
              'Works now. My team says thanks.\n\n{sign}',
              'Marvellous, thank you. Going through the other jackets now.\n\n{sign}',
              'great, thanks',
            ],
          },
        ],
      },
    ],
  },
];
