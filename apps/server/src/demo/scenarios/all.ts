import type { Language, Scenario } from '../scenario.ts';
import { advice as deAdvice } from './de/advice.ts';
import { beans as deBeans } from './de/beans.ts';
import { business as deBusiness } from './de/business.ts';
import { care as deCare } from './de/care.ts';
import { damage as deDamage } from './de/damage.ts';
import { delivery as deDelivery } from './de/delivery.ts';
import { escalations as deEscalations } from './de/escalations.ts';
import { events as deEvents } from './de/events.ts';
import { faults as deFaults } from './de/faults.ts';
import { invoices as deInvoices } from './de/invoices.ts';
import { jobs as deJobs } from './de/jobs.ts';
import { leaksAndGaps as deLeaksAndGaps } from './de/leaks-and-gaps.ts';
import { orders as deOrders } from './de/orders.ts';
import { parts as deParts } from './de/parts.ts';
import { payments as dePayments } from './de/payments.ts';
import { praiseAndBlame as dePraiseAndBlame } from './de/praise-and-blame.ts';
import { press as dePress } from './de/press.ts';
import { privacy as dePrivacy } from './de/privacy.ts';
import { questions as deQuestions } from './de/questions.ts';
import { returns as deReturns } from './de/returns.ts';
import { subscriptions as deSubscriptions } from './de/subscriptions.ts';
import { tenders as deTenders } from './de/tenders.ts';
import { visits as deVisits } from './de/visits.ts';
import { warranty as deWarranty } from './de/warranty.ts';
import { workshop as deWorkshop } from './de/workshop.ts';
import { advice as enAdvice } from './en/advice.ts';
import { beans as enBeans } from './en/beans.ts';
import { business as enBusiness } from './en/business.ts';
import { care as enCare } from './en/care.ts';
import { damage as enDamage } from './en/damage.ts';
import { delivery as enDelivery } from './en/delivery.ts';
import { escalations as enEscalations } from './en/escalations.ts';
import { events as enEvents } from './en/events.ts';
import { faults as enFaults } from './en/faults.ts';
import { invoices as enInvoices } from './en/invoices.ts';
import { jobs as enJobs } from './en/jobs.ts';
import { leaksAndGaps as enLeaksAndGaps } from './en/leaks-and-gaps.ts';
import { orders as enOrders } from './en/orders.ts';
import { parts as enParts } from './en/parts.ts';
import { payments as enPayments } from './en/payments.ts';
import { praiseAndBlame as enPraiseAndBlame } from './en/praise-and-blame.ts';
import { press as enPress } from './en/press.ts';
import { privacy as enPrivacy } from './en/privacy.ts';
import { questions as enQuestions } from './en/questions.ts';
import { returns as enReturns } from './en/returns.ts';
import { subscriptions as enSubscriptions } from './en/subscriptions.ts';
import { tenders as enTenders } from './en/tenders.ts';
import { visits as enVisits } from './en/visits.ts';
import { warranty as enWarranty } from './en/warranty.ts';
import { workshop as enWorkshop } from './en/workshop.ts';

/** Every matter of the demo, by language. */
export const scenarios: Record<Language, Scenario[]> = {
  de: [
    ...deAdvice,
    ...deBeans,
    ...deBusiness,
    ...deCare,
    ...deDamage,
    ...deDelivery,
    ...deEscalations,
    ...deEvents,
    ...deFaults,
    ...deInvoices,
    ...deJobs,
    ...deLeaksAndGaps,
    ...deOrders,
    ...deParts,
    ...dePayments,
    ...dePraiseAndBlame,
    ...dePress,
    ...dePrivacy,
    ...deQuestions,
    ...deReturns,
    ...deSubscriptions,
    ...deTenders,
    ...deVisits,
    ...deWarranty,
    ...deWorkshop,
  ],
  en: [
    ...enAdvice,
    ...enBeans,
    ...enBusiness,
    ...enCare,
    ...enDamage,
    ...enDelivery,
    ...enEscalations,
    ...enEvents,
    ...enFaults,
    ...enInvoices,
    ...enJobs,
    ...enLeaksAndGaps,
    ...enOrders,
    ...enParts,
    ...enPayments,
    ...enPraiseAndBlame,
    ...enPress,
    ...enPrivacy,
    ...enQuestions,
    ...enReturns,
    ...enSubscriptions,
    ...enTenders,
    ...enVisits,
    ...enWarranty,
    ...enWorkshop,
  ],
};
