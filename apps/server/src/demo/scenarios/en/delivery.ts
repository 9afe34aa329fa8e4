import type { Scenario } from '../../scenario.ts';

export const delivery: Scenario[] = [
  {
    id: 'en-where-is-it',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'anyone',
    weight: 3,
    openings: [
      {
        subjects: ['Where is my order?', 'Parcel stuck since {weekday-3}'],
        text: `{hi}

      I ordered on {day-8} and the website promised two to three working days. Tracking has said "in transit" ever since. Could you find out
      whether it is actually moving?

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Will it arrive before {weekday+3}?', 'Order {order}: any news'],
        text: `{hi}

      Quick one: will {order} arrive before {weekday+3}? We are moving house that day and I would rather not have a parcel arrive at the flat we
      have just left.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Still no parcel', 'Where is my order?'],
        text: `Still no parcel. I work from home, nobody rang, nothing in the box downstairs. I am down to instant coffee, please have mercy.

      {sign}`,
      },
      {
        subjects: ['Delivery tomorrow?', 'Who delivers {order}?'],
        text: `Hello, which company brings the parcel? I need to let them in at the gate. Order {order}.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          `{salute}

          I have just spoken with the carrier: your parcel was sorted into the wrong cage at Härkingen and is back on the right belt. It should be with
          you on {weekday+1}. If it is not, tell me and a second one leaves at once.`,
          `{salute}

          It is on the van for {weekday+1}, so before your move. Should anything slip, I have asked them to hold it at the post office instead of delivering
          to an empty flat. All the best for the day.`,
          `{salute}

          Instant coffee is an emergency. The parcel was scanned as delivered at the wrong entrance; the driver collects it today and rings your bell this
          time. There will be a small bag of {beans} extra.`,
          `{salute}

          It comes with Swiss Post, usually between 9 and 12. I have added your note about the gate and your phone number to the label.`,
        ],
      },
      {
        either: [
          [
            {
              after: 27,
              match: true,
              customer: [
                'It came today, thank you for chasing.\n\n{sign}',
                'Arrived in time. You are stars.\n\n{sign}',
                'Parcel here, mercy granted. Thanks!!\n\n{sign}',
                'ok thanks',
              ],
            },
          ],
          [
            {
              on: [0, 2],
              after: 48,
              customer: [
                'Nothing yet, I am afraid. Could you send the second one?\n\n{sign}',
                'Still not here. What now?\n\n{sign}',
              ],
            },
            {
              after: 0.6,
              agent: [
                '{salute}\n\nThen we stop waiting: a second parcel leaves today by courier and reaches you on {weekday+1} before noon. If the first one turns up after all, simply refuse it.',
              ],
            },
          ],
          [],
        ],
      },
    ],
  },
  {
    id: 'en-customs',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    tags: ['Lieferung', 'Zoll'],
    from: 'private',
    openings: [
      {
        subjects: ['Customs charge on a parcel', 'Duty charged twice?'],
        text: `{hi}

      The courier wants another £64 in duty and handling before they release the {machine} I sent to my brother in Leeds. Your checkout said "duties included".
      It is a present, surely he does not have to pay for it?

      {sign}`,
      },
      {
        subjects: ['Held at customs', 'Commercial invoice needed'],
        text: `{hi}

      The parcel to my parents in Cork ({tracking}) has been held at customs since {day-4}; they ask for a commercial invoice showing the net value. Could you send one, please?

      {sign}`,
      },
      {
        subjects: ['Delivery to the UK', 'A present for my sister'],
        text: `{hi}

      Do you deliver to my sister in Bristol, and what does she have to pay at the door? It is a present, so ideally nothing.

      {sign}`,
      },
    ],
    course: [
      {
        maybe: 0.5,
        steps: [
          {
            after: 0.7,
            note: [
              '@tim forwarder booked it as DAP instead of DDP again. We pay this one, yes?',
              'Invoice was in the pouch according to the warehouse. Sending it again anyway.',
            ],
          },
        ],
      },
      {
        after: 2,
        match: true,
        agent: [
          `{salute}

          He does not. The forwarder booked the wrong term; I have had it corrected and the parcel will be released without payment. If he has already
          paid, send me the receipt and we transfer it today.`,
          `{salute}

          I have sent the commercial invoice directly to the broker with your reference, and a copy to your parents. Release normally takes one working day from
          here.`,
          `{salute}

          We do, and she pays nothing: at checkout choose "Gift, duties paid". The surcharge is CHF 38.– for a grinder and CHF 74.– for a machine. Gift note
          included, prices left out.`,
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 26,
            match: true,
            customer: [
              'Released this morning, nothing to pay. Thank you.\n\n{sign}',
              'They let it go! Thanks for being quick.\n\n{sign}',
              'Perfect, ordered.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-neighbour',
    to: 'support',
    team: 'Support',
    type: 'question',
    tags: ['Lieferung'],
    from: 'private',
    openings: [
      {
        subjects: ['Left with a neighbour, but which?', 'Who signed for my parcel'],
        text: `{hi}

      The tracking page says "delivered to neighbour". There are twenty-two of them and my German stretches to "Grüezi". Could you find out the name?

      {sign}`,
      },
      {
        subjects: ['Delivered? Not to me', 'Who signed for {order}'],
        text: `{hi}

      {order} is marked as delivered yesterday at 11:42. I was in, the doorbell works, and there was no card. Something is off.

      {sign}`,
      },
      {
        subjects: ['Courier came, nobody home', 'Second delivery'],
        text: `Courier came, nobody home. Can he come again on {weekday+2} morning? The card was too wet to read.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        match: true,
        agent: [
          '{salute}\n\nThe signature reads "Gerber, 3rd floor". "Grüezi" and a smile should do; the parcel is the size of a shoebox.',
          '{salute}\n\nThe driver remembers: he left it in the laundry room because it was raining. Not how it is meant to be done, and we have told them so. Is it there?',
          '{salute}\n\nHe can. I have booked {weekday+2} between 8 and 11 and asked them to call you half an hour before. Is {phone} still your number?',
        ],
      },
      {
        maybe: 0.65,
        steps: [
          {
            after: 5,
            match: true,
            customer: [
              'Found it. Also made a friend on the third floor.\n\n{sign}',
              'Laundry room, behind the dryer. Thank you!\n\n{sign}',
              'Yes, same number. Thanks.\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-third-mail',
    to: 'support',
    team: 'Support',
    type: 'complaint',
    priority: 'urgent',
    tags: ['Eskalation', 'Garantie'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Waiting for a call', 'My {machine}'],
        text: `{hi}

      I dropped off my {machine} on {day-9} and was told somebody would ring within three days. Could you let me know where things stand?

      {sign}`,
      },
      {
        subjects: ['Second warranty claim', 'Pump, second time'],
        text: `{hi}

      This is my second warranty claim for the same pump. The first repair lasted five weeks. Please tell me how you intend to solve this.

      {sign}`,
      },
      {
        subjects: ['Repair {order}', 'Update on {order}'],
        text: `{hi}

      Any update on repair {order}? I asked at the counter on {weekday-2} and was told to write in.

      {sign}`,
      },
    ],
    course: [
      {
        after: 46,
        customer: [
          'Following up on the below. Did you receive my message?\n\n{sign}',
          'Just making sure this did not end up in spam. I would appreciate a reply.\n\n{sign}',
        ],
      },
      {
        after: 44,
        customer: [
          `This is the third time that I write. I have been polite twice. On the phone I was number eleven in the queue for twenty-five minutes and then cut off.

          You have my machine, you have my money, and I have neither coffee nor an answer. If I do not hear from a human being by tomorrow noon I will ask my
          bank to reverse the payment.

          {name}`,
          `Third mail. At this point I am less upset about the machine than about being ignored. I have recommended you to half my office; I am going to
          stop doing that.

          Please get somebody with authority to contact me TODAY.

          {name}`,
        ],
      },
      {
        after: 0.3,
        by: 'lena',
        note: [
          '@tim third mail, the first two sat in my queue while I was off sick. Could you call? {phone}',
          '@tim machine has been ready since yesterday, nobody told them. Please take this one.',
        ],
      },
      {
        after: 0.5,
        by: 'tim',
        agent: [
          `{salute}

          My name is Tim Roth, I lead customer service. You wrote three times and nobody answered. There is no good explanation for that, and I will not invent
          one.

          Your machine is repaired. A courier brings it on {weekday+1}, we pay for the repair and for the courier, and we have doubled the warranty on the new
          pump to four years. My direct line is +41 31 555 01 24, should anything at all be left to say.`,
          `{salute}

          You have every reason to be angry. I have just left you a voicemail and am writing as well, so that you have it in black and white: the machine is
          done, it costs you nothing, and I will bring it to your door tomorrow between five and seven if that suits.

          I am sorry. Tim Roth, head of customer service`,
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 4,
            customer: [
              'Thank you, Mr Roth. That is a proper answer. Tomorrow works.\n\n{sign}',
              'Appreciated. I may have been a little sharp.\n\n{sign}',
              'Fine. Let us leave it there.\n\n{last}',
            ],
          },
        ],
      },
    ],
  },
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
