import type { Language, Scenario } from '../scenario.ts';
import { beans as deBeans } from './de/beans.ts';
import { business as deBusiness } from './de/business.ts';
import { damage as deDamage } from './de/damage.ts';
import { delivery as deDelivery } from './de/delivery.ts';
import { invoices } from './de/invoices.ts';
import { jobs as deJobs } from './de/jobs.ts';
import { machines } from './de/machines.ts';
import { returns as deReturns } from './de/returns.ts';
import { service as deService } from './de/service.ts';
import { workshop as deWorkshop } from './de/workshop.ts';
import { beans as enBeans } from './en/beans.ts';
import { billing } from './en/billing.ts';
import { business as enBusiness } from './en/business.ts';
import { care } from './en/care.ts';
import { damage as enDamage } from './en/damage.ts';
import { delivery as enDelivery } from './en/delivery.ts';
import { jobs as enJobs } from './en/jobs.ts';
import { returns as enReturns } from './en/returns.ts';
import { service as enService } from './en/service.ts';
import { workshop as enWorkshop } from './en/workshop.ts';

/** Every matter of the demo, by language. */
export const scenarios: Record<Language, Scenario[]> = {
  de: [
    ...deDamage,
    ...deDelivery,
    ...invoices,
    ...machines,
    ...deWorkshop,
    ...deBeans,
    ...deReturns,
    ...deBusiness,
    ...deService,
    ...deJobs,
  ],
  en: [
    ...enDamage,
    ...enDelivery,
    ...billing,
    ...care,
    ...enWorkshop,
    ...enBeans,
    ...enReturns,
    ...enBusiness,
    ...enService,
    ...enJobs,
  ],
};
