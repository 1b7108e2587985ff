import type { Values } from '../../../src/engine/field.ts';
import type { details as field } from './fields.ts';

const listOf = (text: string | undefined) =>
	text
		?.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

/** What was entered, with the lists as lists. */
export function detailsOf({
	licenses,
	roles,
	...details
}: Values<readonly [typeof field]>['details']) {
	const [licenseList, roleList] = [listOf(licenses), listOf(roles)];
	return {
		...details,
		...(licenseList && { licenses: licenseList }),
		...(roleList && { roles: roleList }),
	};
}
