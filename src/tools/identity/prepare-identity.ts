import { prepareCompany } from './company/prepare-company.ts';
import { prepareEntity } from './entity/prepare-entity.ts';
import type { IdentityContext, IdentitySource, PreparedIdentity } from './identity-context.ts';
import { prepareInternet } from './internet/prepare-internet.ts';
import { preparePayment } from './payment/prepare-payment.ts';
import { preparePerson } from './person/prepare-person.ts';
import { preparePlace } from './place/prepare-place.ts';

/**
 * Loads what a column of identities needs, once; the result gives the cells of any rows at once.
 *
 * All columns of a table with the same kind and `of` agree row by row: they are parts of one person, place, company, payment, device or entry.
 */
export async function prepareIdentity(source: IdentitySource, context: IdentityContext): Promise<PreparedIdentity> {
  switch (source.kind) {
    case 'person':
      return preparePerson(source, context);
    case 'place':
      return preparePlace(source, context);
    case 'entity':
      return prepareEntity(source, context);
    case 'company':
      return prepareCompany(source, context);
    case 'payment':
      return preparePayment(source, context);
    case 'internet':
      return prepareInternet(source, context);
  }
}
