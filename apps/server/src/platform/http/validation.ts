import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { findUnstorable, storable } from '@kontor/domain/text/storable';
import { notFound, Problem } from '../problem.ts';
import { fieldFaults, type Issue } from './field-faults.ts';

/**
 * Judges every parameter by the schema it was declared with and names what is wrong. Here alone it is decided what
 * becomes of text that no database holds: what would be kept is refused; in a query, which is only asked, such
 * characters are left out, for no typing in a search box is an error. An address that names nothing that could be is one
 * where nothing is.
 */
class Judging extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    if (!metadata.schema) return value;
    if (metadata.type === 'query') return super.transform(storable(value), metadata);
    const found = findUnstorable(value);
    if (metadata.type === 'param') {
      const judged = await metadata.schema['~standard'].validate(value);
      if (found || judged.issues) throw notFound();
    }
    if (found) throw refused([{ message: faults[found.fault], path: found.path }]);
    return super.transform(value, metadata);
  }
}

const faults = {
  character: 'holds a character that no text has (NUL, or half of a character); leave it out',
  depth: 'is nested too deeply',
};

export function validationPipe(): StandardSchemaValidationPipe {
  return new Judging({ validateCustomDecorators: true, exceptionFactory: refused });
}

function refused(issues: readonly Issue[]): Problem {
  return new Problem('invalid_request', 'Some of what was sent is not valid.', {
    errors: fieldFaults(issues),
  });
}
