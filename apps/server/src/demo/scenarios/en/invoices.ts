import type { Scenario } from '../../scenario.ts';

export const invoices: Scenario[] = [
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
