import type { Scenario } from '../../scenario.ts';

export const orders: Scenario[] = [
  {
    id: 'en-address-change',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Stammdaten'],
    from: 'anyone',
    openings: [
      {
        by: 'private',
        subjects: ['New address from {day+10}', 'We are moving'],
        text: `{hi}

      We are moving on {day+10}. The new address is {street}, {zip} {city}. Please change it for the bean subscription too, otherwise our landlord will have a
      very good month.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Wrong address on {order}!', 'Change delivery address'],
        text: `{hi}

      I have just seen that {order} is going to my old flat. My mistake, autofill. Is it still possible to send it to {street}, {zip} {city}?

      {sign}`,
      },
      {
        by: 'business',
        subjects: ['New billing address', 'Account {customerNo}'],
        text: `Hello,

      Kindly update the billing address of our account {customerNo} to {street}, {zip} {city}. The delivery address stays the same.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.2,
        match: true,
        agent: [
          '{salute}\n\nChanged everywhere, subscription included. The first bag at the new address comes on {day+14}. Enjoy the new place, and our regards to the landlord.',
          '{salute}\n\nYou caught it in time. The label has been replaced and the parcel leaves this afternoon. Shall I delete the old address from your account?',
          '{salute}\n\nUpdated. Invoices from today onwards carry the new address; two open ones have been reissued and are on their way to you.',
        ],
      },
      {
        maybe: 0.45,
        steps: [
          {
            after: 6,
            match: true,
            customer: [
              'Thanks, will do!\n\n{sign}',
              'Yes please delete it. Thank you!\n\n{sign}',
              'Received with thanks.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-change-order',
    to: 'info',
    team: 'Support',
    type: 'order',
    from: 'anyone',
    weight: 2,
    openings: [
      {
        by: 'private',
        subjects: ['Ordered the wrong grind', 'Can I still change my order?'],
        text: `{hi}

      I clicked "ground for filter" and I own a very nice grinder. Whole beans, please, if {order} has not left yet.

      {sign}`,
      },
      {
        subjects: ['Add to {order}', 'Can I still change my order?'],
        text: `{hi}

      Could you add two bags of {beans} to {order}? Saves us both a parcel. Happy to pay by invoice.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Please cancel one item', 'Change to {order}'],
        text: `Please cancel the descaler in {order}, my husband has just come home with three bottles of it. The rest stays.

      {sign}`,
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          '{salute}\n\nStopped in time. Whole beans it is; the new confirmation is in your inbox.',
          '{salute}\n\nAdded, everything travels in one box. The difference is on the new confirmation and is charged when it ships on {weekday+1}.',
          '{salute}\n\nRemoved and credited. Three bottles should see you through to the next decade.',
        ],
      },
      {
        maybe: 0.35,
        steps: [{ after: 1.5, customer: ['Perfect, thanks!', 'You are quick. Thank you.\n\n{sign}'] }],
      },
    ],
  },
  {
    id: 'en-pallet',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Grosshandel'],
    from: 'business',
    files: ['delivery-note'],
    openings: [
      {
        subjects: ['Delivery note {order}: quantities', 'Short delivery'],
        text: `Hello,

      Delivery note {order} lists 24 kg of {beans}, we counted 18. Please deliver the rest before the weekend or credit it.

      {sign}`,
      },
      {
        by: 'hotel',
        subjects: ['Delivery at the wrong entrance', 'Goods entrance!'],
        text: `{hi}

      Your driver left the pallet at the guest entrance during check-out. Our guests climbed over coffee with their suitcases, which was memorable but not
      what we want. Goods entrance next time please, it is on every order.

      {sign}`,
      },
      {
        subjects: ['PO number on delivery notes', 'Delivery notes'],
        text: `{hi}

      Could the purchase order number (<PO-20617|PO-31880|4500-771>) be printed on the delivery notes? Our finance team returns everything that does not have it.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nOne box stayed behind on the pallet, I have found it. The missing 6 kg come by express on {weekday+1}; the corrected note is attached.',
          '{salute}\n\nI can picture it, and I apologise. The driver now has the goods entrance and your delivery hours on his sheet in large type. The signed note is attached for your files.',
          '{salute}\n\nYes. The number is stored with your account now and appears on every note and invoice. The last one is attached again, with it.',
        ],
        files: ['delivery-note'],
      },
      {
        maybe: 0.4,
        steps: [{ after: 20, customer: ['Received, thank you.\n\n{sign}', 'All in order now.\n\n{sign}'] }],
      },
    ],
  },
];
