import type { Scenario } from '../../scenario.ts';

export const tenders: Scenario[] = [
  {
    id: 'en-hotel-tender',
    to: 'info',
    team: 'Support',
    type: 'tender',
    priority: 'high',
    tags: ['Ausschreibung', 'Grosshandel'],
    from: 'hotel',
    weight: 2,
    copy: true,
    files: ['requirements'],
    cases: [
      { rooms: '40', house: 'the new house' },
      { rooms: '86', house: 'our lakeside building' },
      { rooms: '24', house: 'the chalets' },
      { rooms: '130', house: 'both wings' },
    ],
    subjects: [
      'Tender: {rooms} machines for {house}',
      'Request for proposal, in-room coffee',
      'Invitation to tender',
      'RFP: {rooms} rooms',
    ],
    openings: [
      `Dear Sir or Madam,

      For {house} we are looking for {rooms} in-room machines including maintenance and beans. Attached the requirements and the two dates on which the rooms can be seen. We would
      need your offer by {day+18}. My colleague in copy handles the technical side.

      {sign}`,
      `Hello,

      {company} opens next spring with {rooms} rooms and one bar. We would like an offer in two variants, purchase and a 60-month lease. What matters to us, in this order: noise,
      two minutes of cleaning per room, response time, price.

      {sign}`,
      `{hi}

      You were recommended by a colleague in Lucerne. We are replacing the coffee machines in {house} ({rooms} rooms) and are inviting three suppliers. Would you be interested? Requirements attached.

      {sign}`,
    ],
    course: [
      {
        after: 1.5,
        note: [
          '@tim big one, {rooms} rooms, deadline {day+18}. Yours?',
          '@tim we lost the last hotel by 3 %. Lead with the swap machines this time?',
        ],
      },
      {
        after: 3,
        by: 'lead',
        agent: [
          '{salute}\n\nThank you for the invitation, we are very interested. To get it right I would like to see two or three rooms and the bar. Would {weekday+4} in the morning work? And two questions: is there a water line in the rooms, and who cleans the machines?',
          '{salute}\n\nThank you for such clear requirements. We will attend the first of the two dates, together with the head of our workshop. May I ask how many cups per room and day you reckon with?',
        ],
      },
      {
        after: 21,
        customer: [
          '{hey}\n\nThe date suits us. No water line in the rooms, only at the bar. Housekeeping cleans and has no patience for complicated parts.\n\n{sign}',
          '{hey}\n\nPlease calculate with two cups. Ask for me at reception on {weekday+4}.\n\n{sign}',
        ],
      },
      {
        after: 1,
        by: 'lead',
        agent: [
          '{salute}\n\nThank you, that is exactly what I needed. You will have our offer three working days after the visit.',
        ],
      },
      { snooze: 5 },
      {
        after: 4,
        by: 'lead',
        files: ['offer'],
        agent: [
          '{salute}\n\nThank you again for the warm welcome. Our offer is attached in two variants. At its heart are four swap machines that stay in the house: housekeeping exchanges, we repair in the background, and no room is ever without coffee. Valid until {day+30}.',
        ],
      },
      {
        either: [
          [
            {
              after: 92,
              customer: [
                '{hey}\n\nWe have decided in your favour, lease variant. The swap machines made the difference. Please send the contract.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              files: ['contract'],
              agent: [
                '{salute}\n\nWe are delighted. The draft contract is attached; I suggest two introduction dates, so that both shifts can attend.',
              ],
            },
          ],
          [
            {
              after: 96,
              copied: true,
              customer: [
                'Hello,\n\nAnswering on behalf of my colleague: the board meets two weeks later than planned. Your offer is on the short list.\n\nKind regards\n{partner}',
              ],
            },
            {
              after: 3,
              by: 'lead',
              agent: [
                'Dear colleague,\n\nThank you for letting us know. We extend the validity accordingly and keep the machines reserved.',
              ],
            },
          ],
          [
            {
              after: 118,
              customer: [
                '{hey}\n\nI am sorry to tell you that we went with another supplier. Yours was the better concept, theirs was the group contract.\n\n{sign}',
              ],
            },
            {
              after: 2,
              by: 'lead',
              agent: [
                '{salute}\n\nThank you for the candid answer. The door stays open, for single repairs too.',
              ],
            },
          ],
        ],
      },
    ],
  },
];
