import type { Values } from '../../../src/engine/field.ts';
import type { details as field } from './fields.ts';

/** What was entered, as the client takes it. */
export const detailsOf = ({
	licenses,
	roles,
	...details
}: Values<readonly [typeof field]>['details']) => ({
	...details,
	...(licenses && { licenses: [...licenses] }),
	...(roles && { roles: [...roles] }),
});
