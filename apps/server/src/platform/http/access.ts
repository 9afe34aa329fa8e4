import { SetMetadata } from '@nestjs/common';
import type { Role } from '../database/tables/people.ts';

export const publicKey = 'kontor:public';
/** A route that needs no signing in. Every other one does. */
export const Public = () => SetMetadata(publicKey, true);

export const rolesKey = 'kontor:roles';
/** A route for these roles alone; others get `not_allowed`. */
export const ForRoles = (...roles: Role[]) => SetMetadata(rolesKey, roles);
