import type { Scenario } from '../../scenario.ts';

export const service: Scenario[] = [
  {
    id: 'en-thanks',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Lob'],
    from: 'anyone',
    weight: 3,
    openings: [
      {
        subjects: ['Thank you', 'Happy customer', 'A compliment for a change'],
        text: `{hi}

      People mostly write when something is wrong, so: nothing is wrong. The {machine} is one year old today and has not missed a morning. I thought somebody should know.

      {sign}`,
      },
      {
        subjects: ['To whoever repaired my machine', 'A compliment for a change'],
        text: `{hi}

      To whoever repaired my machine: it came back cleaner than it left the factory, the drip tray has never been so shiny. Thank you, whoever you are.

      {sign}`,
      },
      {
        by: 'private',
        subjects: ['Thank you', 'A compliment for a change'],
        text: `Dear Lena,

      You spent half an hour on the phone with me about my grind last week. This morning's espresso tasted the way I remember it from Trieste. I had to sit down.

      {sign}`,
      },
    ],
    course: [
      { maybe: 0.3, steps: [{ after: 1, note: ['@tim @mara one for the kitchen wall :)'] }] },
      {
        after: 3,
        match: true,
        agent: [
          '{salute}\n\nSomebody knows now, and has told everybody. Thank you, and here is to the next thousand mornings.',
          '{salute}\n\nHis name is Ruedi, he has repaired machines here for 31 years and cannot stand a dull drip tray. Your message is pinned above his bench.',
          '{salute}\n\nNow I had to sit down as well. Thank you for writing, it made my week.',
        ],
      },
    ],
  },
  {
    id: 'en-colleague',
    to: 'info',
    team: 'Support',
    type: 'complaint',
    priority: 'high',
    tags: ['Beschwerde'],
    from: 'private',
    openings: [
      {
        subjects: ['Complaint about a member of staff', 'Your Zürich shop'],
        text: `{hi}

      I do not enjoy writing this. In the Zürich shop on {weekday-1} I asked for a gasket, and the young man told me, without looking up from his phone, that he "does not do old stuff". I have been your customer for
      nineteen years. The machine is old because it is good.

      {sign}`,
      },
      {
        subjects: ['Cut off on the phone', 'Cut off twice'],
        text: `{hi}

      I was cut off twice on the phone today in the middle of a sentence. Once can happen.

      {sign}`,
      },
      {
        subjects: ['The way I was spoken to', 'Your Bern shop'],
        text: `I asked in English and was answered, slowly and loudly, in German. I have lived here for eleven years and do speak it; I was just tired. It is a small thing but it stayed with me all day.

      {sign}`,
      },
    ],
    course: [
      { after: 0.5, note: ['@tim about a colleague, better from you.', '@tim yours please.'] },
      {
        after: 3,
        by: 'tim',
        match: true,
        agent: [
          '{salute}\n\nI have read your message and spoken with him. There is no version of this in which he was right, and he knows. We do carry the gasket, as we do for every machine since 1990; it is in the post, with our apologies.\n\nTim Roth, head of customer service',
          '{salute}\n\nOur telephone system dropped calls between ten and eleven today, so nobody hung up on you. That does not make it less annoying. When may I call you?\n\nTim Roth, head of customer service',
          '{salute}\n\nIt is not a small thing. Thank you for telling us, it must have taken more energy than letting it go. I have talked about it with the whole team, without names. I am sorry that it spoiled your day.\n\nTim Roth, head of customer service',
        ],
      },
      {
        maybe: 0.6,
        steps: [
          {
            after: 20,
            match: true,
            customer: [
              'Thank you, that is decent of you. I will be back.\n\n{sign}',
              'Ah. Then I take it all back. Mornings are good.\n\n{sign}',
              'Thank you for taking it seriously.\n\n{sign}',
            ],
          },
          { after: 2, on: [1], by: 'tim', note: ['Called, all sorted. It really was the phone system.'] },
        ],
      },
    ],
  },
  {
    id: 'en-privacy',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    tags: ['Datenschutz'],
    from: 'private',
    openings: [
      {
        subjects: ['Data access request', 'My data'],
        text: `{hi}

      Under the Swiss data protection act I would like to know which data you hold about me, for what purpose, and with whom you share them. Customer number {customerNo}.

      {sign}`,
      },
      {
        subjects: ['Please delete my account', 'Account deletion'],
        text: `{hi}

      Please delete my account and everything attached to {email}. There are no open orders.

      {sign}`,
      },
      {
        subjects: ['Where did you get my address?', 'Your brochure'],
        text: `I received a brochure with my full name on it and have never bought anything from you. Where did you get my address, please?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.4,
        note: [
          '@admin data request, 30 days. Will you do the extract?',
          '@admin please check for invoices under retention.',
        ],
      },
      {
        after: 4,
        match: true,
        agent: [
          '{salute}\n\nWe have received your request and will answer within the 30 days set by law. As you wrote from the address on file, no copy of an identity card is needed. The extract comes as a protected PDF, the password by post.',
          '{salute}\n\nYour account is being deleted today: name, addresses, order history and correspondence. Invoices must be kept for ten years by law; they are locked away and used for nothing else.',
          '{salute}\n\nFrom an address broker; we rented the list for that one mailing and did not store it. You are on our suppression list now, and we have passed your objection on to the broker.',
        ],
      },
      {
        maybe: 0.35,
        steps: [{ after: 30, customer: ['Thank you for the straightforward answer.\n\n{sign}'] }],
      },
    ],
  },
  {
    id: 'en-newsletter',
    to: 'info',
    team: 'Support',
    type: 'service_request',
    priority: 'low',
    tags: ['Newsletter'],
    from: 'anyone',
    openings: [
      {
        subjects: ['Unsubscribe', 'Newsletter'],
        text: `Unsubscribe link goes to a blank page. Please remove me.

      {sign}`,
      },
      {
        subjects: ['Please take me off the list', 'Unsubscribe'],
        text: `{hi}

      Third attempt to leave your mailing list. I love your coffee, I just do not need to hear from it every Thursday.

      {sign}`,
      },
      {
        subjects: ['Newsletter in English?', "Your roasters' letter"],
        text: `{hi}

      Is there an English version of your roasters' letter? I run it through a translator and suspect that I miss the jokes.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.5,
        match: true,
        agent: [
          '{salute}\n\nYou are off the list. Thank you for mentioning the link, it works again.',
          '{salute}\n\nYou were on it twice, with and without a capital letter. Both are gone. The coffee will be silent from now on.',
          '{salute}\n\nFrom next month on there is, jokes included. I have put you down for it; Nora, who writes it, says thank you.',
        ],
      },
      { maybe: 0.2, steps: [{ after: 2, customer: ['Thanks.', 'ok thanks'] }] },
    ],
  },
  {
    id: 'en-shop-visit',
    to: 'info',
    team: 'Support',
    type: 'question',
    priority: 'low',
    tags: ['Laden'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Opening hours', 'Can I try before I buy?'],
        text: `{hi}

      Are you open on Saturday, and can I try the {machine} before committing? We would come from {city}.

      {sign}`,
      },
      {
        subjects: ['Parking', 'Bringing in a heavy machine'],
        text: `{hi}

      Is there parking near the shop in Bern? I have a 30 kg machine and a bad back.

      {sign}`,
      },
      {
        subjects: ['Visiting the Bern shop', 'English spoken?'],
        text: `Do you speak English in the shop? My German is fine for bread, not for boilers.

      {sign}`,
      },
    ],
    course: [
      {
        after: 1.3,
        match: true,
        agent: [
          '{salute}\n\nSaturdays from 9 to 16, and the machine is hot and on the counter. It is quietest before eleven. Bring your own beans if you like.',
          '{salute}\n\nThree spaces behind the house at the workshop gate, access from Mühlradweg. Ring the bell and somebody with a good back comes out.',
          '{salute}\n\nWe do, boilers included. Ask for Jonas or for me.',
        ],
      },
      {
        maybe: 0.4,
        steps: [
          {
            after: 8,
            match: true,
            customer: ['See you on Saturday.\n\n{sign}', 'That is kind, thank you.\n\n{sign}', 'Great!'],
          },
        ],
      },
    ],
  },
  {
    id: 'en-out-of-office',
    to: 'support',
    team: 'Support',
    type: 'service_request',
    tags: ['Wartung'],
    from: 'gastro',
    openings: [
      {
        subjects: ['Maintenance visit', 'Maintenance on {day+6}'],
        text: `Hello,

      Please confirm the maintenance of our {pro} on {day+6}. Our building services have to shut the water off beforehand.

      {sign}`,
      },
      {
        by: 'hotel',
        subjects: ['Rescheduling the service', 'Maintenance visit'],
        text: `{hi}

      Could the technician come after 14:00 next week? We have a banquet in the morning.

      {sign}`,
      },
    ],
    course: [
      {
        after: 2,
        match: true,
        agent: [
          '{salute}\n\nConfirmed: Beat comes on {day+6} at 8:30 and needs the water off for about 40 minutes.',
          '{salute}\n\nMoved to 14:30. The work takes a little under two hours.',
        ],
      },
      {
        after: 0.05,
        automatic: true,
        customer: [
          'Thank you for your message. I am out of the office until {day+5} with no access to e-mail. For urgent matters please contact reception.\n\n{name}\n{company}',
          'Automatic reply: I am on leave and back on {day+7}. Your message has not been forwarded.\n\n{name}',
        ],
      },
      { maybe: 0.5, steps: [{ after: 70, customer: ['Thank you, noted.\n\n{sign}', 'Perfect.\n\n{sign}'] }] },
    ],
  },
  {
    id: 'en-press',
    to: 'info',
    team: 'Social',
    type: 'question',
    tags: ['Presse'],
    from: 'press',
    weight: 2,
    openings: [
      {
        subjects: ['Press enquiry', 'Interview about repair culture'],
        text: `{hi}

      I am writing a piece on companies that repair rather than replace. Could I visit your workshop and talk to someone at the bench? My deadline is {day+9}.

      {sign}`,
      },
      {
        subjects: ['Machine for our test', 'Images for our issue'],
        text: `{hi}

      We are testing espresso machines under 2,000 francs and would like to include the {machine}. Could you lend us one for three weeks, with images in print quality?

      {sign}`,
      },
      {
        subjects: ['Partnership?', 'Filming a roast'],
        text: `Hi team! I make videos about mountains and coffee (22k subscribers) and would love to film a roast. Who do I talk to?

      {sign}`,
      },
    ],
    course: [
      {
        after: 1,
        by: 'lena',
        note: ['@nora press, one for you.', "@nora might also work for the roasters' letter?"],
      },
      {
        after: 3,
        by: 'nora',
        match: true,
        agent: [
          '{salute}\n\nWith pleasure. Ruedi has been at our bench for 31 years and talks the way he works: precisely and without hurry. He is free on {weekday+3} from 13:00; I will see to the coffee.',
          '{salute}\n\nGladly, and with a suitable grinder, otherwise the test would be unfair. I will send the images as a link. Where may we deliver?',
          '{salute}\n\nTo me. We do not pay for videos, but you are welcome to roast with us and show whatever you like. How about a Tuesday?',
        ],
      },
      {
        maybe: 0.7,
        steps: [
          {
            after: 19,
            match: true,
            customer: [
              'Wonderful, I will bring a photographer.\n\n{sign}',
              'To the editorial office please, {street}, {zip} {city}.\n\n{sign}',
              'Tuesday!! Yes!!\n\n{sign}',
            ],
          },
          {
            after: 2,
            by: 'nora',
            agent: ['{salute}\n\nAgreed. I will be in touch two days before. Looking forward to it.'],
          },
        ],
      },
    ],
  },
  {
    id: 'en-short',
    to: 'support',
    team: 'Support',
    type: 'question',
    from: 'private',
    weight: 2,
    openings: [
      { subjects: ['question', 'my order'], text: 'when will it ship?' },
      {
        subjects: ['Missed call', 'You called?'],
        text: '{hi}\n\nSomebody from your number called me. What was it about?\n\n{sign}',
      },
      { subjects: ['Quick question', 'Beans'], text: 'Is {beans} back in stock? Thx' },
      {
        subjects: ['Quick question', '{machine}'],
        text: 'Is the {machine} ok to leave on all day?\n\n{sign}',
      },
    ],
    course: [
      {
        after: 0.8,
        match: true,
        agent: [
          '{salute}\n\nToday at 16:00, so it should be with you on {weekday+1}. Tracking number {tracking}.',
          '{salute}\n\nThat was me. I only wanted to ask whether the parcel may be left at your door if nobody is home. A word here is enough.',
          '{salute}\n\nFrom {weekday+2} on, it is in the roaster as we speak. Shall I put a kilo aside?',
          '{salute}\n\nIt is, but it will use about one kilowatt-hour a day. Better set the timer in the menu: on half an hour before you get up, off at nine.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 3,
            match: true,
            customer: [
              'ok thanks',
              'Yes that is fine, thank you.\n\n{sign}',
              'yes please!',
              'Did not know it had a timer. Thanks!\n\n{sign}',
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'en-which-machine',
    to: 'info',
    team: 'Support',
    type: 'sales_enquiry',
    tags: ['Beratung'],
    from: 'private',
    weight: 2,
    openings: [
      {
        subjects: ['Automatic or portafilter?', 'Which machine should I buy?'],
        text: `{hi}

      After ten years of capsules we want to change. My wife wants to press one button, I want a hobby. Is there a machine for a mixed marriage?

      {sign}`,
      },
      {
        subjects: ['Which machine should I buy?', 'Advice, please'],
        text: `{hi}

      What is the real difference between the {machine} and the next one up? We mostly drink cappuccino and have guests at weekends.

      {sign}`,
      },
      {
        subjects: ['machine for a shared flat', 'which machine'],
        text: `five flatmates, budget 800, nobody cleans. what do you recommend?

      {sign}`,
      },
    ],
    course: [
      {
        after: 2.4,
        match: true,
        agent: [
          '{salute}\n\nThe Tessera was built for you two: its grinder weighs the dose by itself, and everything else can be adjusted for as long as you please. Come by together and each of you makes one coffee.',
          '{salute}\n\nTwo boilers: you can brew and steam at once. For two cappuccinos a day you do not need that, for six on a Sunday you do. I would decide by the guests.',
          '{salute}\n\nNova Uno, CHF 790.–. The brew group goes under the tap, the milk system rinses itself. No machine replaces a cleaning rota, though.',
        ],
      },
      {
        maybe: 0.5,
        steps: [
          {
            after: 27,
            match: true,
            customer: [
              'We will come on Saturday. The marriage thanks you.\n\n{sign}',
              'Then the smaller one it is. Thank you for not selling me the big one.\n\n{sign}',
              'lol ok. we take it. rota is up\n\n{sign}',
            ],
          },
        ],
      },
    ],
    ends: 'waiting',
  },
];
