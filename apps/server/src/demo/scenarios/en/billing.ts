import type { Scenario } from '../../scenario.ts';

export const billing: Scenario[] = [
  {
    id: 'en-vat-number',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Rechnung'],
    from: 'business',
    weight: 2,
    openings: [
      {
        subjects: ['Invoice {invoice}: wrong VAT number', 'Please reissue {invoice}'],
        text: `Hello,

      Please reissue {invoice} with our Swiss VAT id CHE-{n110-489}.{n210-880}.{n120-970} MWST. The one printed belongs to our sister company in Geneva, and their
      accountant is not amused.

      {sign}`,
      },
      {
        subjects: ['VAT rate on beans', 'Invoice {invoice}'],
        text: `{hi}

      On {invoice} the beans carry 8.1 % VAT. As food they should be at 2.6 %, shouldn't they? The grinder at 8.1 % is fine. Not yet paid.

      {sign}`,
      },
      {
        by: 'office',
        subjects: ['Please reissue {invoice}', 'Company name on {invoice}'],
        text: `{hi}

      I bought the {office} for my company but the invoice is in my own name. Could you change it to {company}, {street}, {zip} {city}?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.2,
        match: true,
        agent: [
          '{salute}\n\nAttached with the right number; the old invoice is cancelled. The due date starts again from today. Our regards to Geneva.',
          '{salute}\n\nYou are right, thank you for spotting it. The corrected invoice is attached and the article has been fixed for everyone.',
          '{salute}\n\nOf course, the new one is attached and made out to {company}. If you need the order confirmation changed as well, just say so.',
        ],
        files: ['invoice'],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 19,
            customer: [
              'Thank you, that is correct now.\n\n{sign}',
              'Received and scheduled for payment.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-reminder-paid',
    to: 'info',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Rechnung', 'Mahnung'],
    from: 'anyone',
    files: ['reminder'],
    subjects: ['Reminder for a paid invoice', 'We have paid this', 'Your dunning letter', '{invoice}'],
    openings: [
      `{hi}

      I received a reminder for {invoice} with a fee of CHF 20. The payment left my account on {day-15}, on time. Please check and drop the fee.

      {sign}`,
      `A reminder! With a fee! For an invoice I paid two weeks ago! I have been a customer since you were one shop. Please look into it before I get really
      cross.

      {sign}`,
      {
        by: 'business',
        text: `Hello,

      Invoice {invoice} was settled by collective transfer on {day-14}. Kindly reconcile and confirm that account {customerNo} has no open items.

      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.4,
        steps: [
          {
            after: 0.6,
            note: [
              'Payment is there, booked to a customer with the same surname. Corrected, told accounting. @tim fyi',
            ],
          },
        ],
      },
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nYour payment arrived on time; we booked it to the wrong account. The reminder and its fee are cancelled. I am sorry for the unpleasant letter.',
          '{salute}\n\nPlease do not get cross, you are entirely in the right: the payment is there, the reminder should never have left. It is cancelled, and from now on a person checks before one goes out.',
          '{salute}\n\nReconciled: account {customerNo} has no open items. Please accept our apologies for the letter.',
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 8,
            match: true,
            customer: [
              'Thank you for clearing that up.\n\n{sign}',
              'All right then. Forgiven.\n\n{sign}',
              'Noted, many thanks.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
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
  {
    id: 'en-invoice-copy',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    priority: 'low',
    tags: ['Rechnung'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['Insurance needs proof of purchase', 'Copy of invoice'],
        text: `{hi}

      After some flooding in our cellar the insurance asks for proof of purchase of the {machine}. I bought it about two years ago in the Zürich shop, paid by card. Do you
      keep records?

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['Copy of {invoice}', 'Missing invoice'],
        text: `Hello,

      Our auditors are missing {invoice}. Could you send the PDF again?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Lost receipt', 'Copy of invoice'],
        text: `Lost the receipt, need it for the warranty. Bought around <March|June|November>. Name as below.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.6,
        agent: [
          '{salute}\n\nFound it, the copy is attached. Your account lists every invoice of the last ten years under "Documents", in case you need another.',
          '{salute}\n\nHere it is. If one more should be missing, the approximate date is enough for us.',
        ],
        files: ['invoice'],
      },
      { maybe: 0.3, steps: [{ after: 7, customer: ['Exactly that one, thank you.\n\n{sign}', 'Thanks!'] }] },
    ],
  },
];
