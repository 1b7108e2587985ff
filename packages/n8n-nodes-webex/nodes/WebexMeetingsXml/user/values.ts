import type { Values } from '../../../src/engine/field.ts';
import { filled } from '../values.ts';
import type { details as field } from './fields.ts';

type Details = Values<readonly [typeof field]>['details'];

/** The part of the request that is the same for creating and for changing a user. */
export function userOf(details: Details) {
	const { company, language, password, title, timeZoneId, phone, host, siteAdmin } = details;
	const { meetingTypes: types = [] } = details;
	return {
		...filled({ company, language, password, title, timeZoneID: timeZoneId }),
		phones: filled({ phone }),
		privilege: filled({ host, siteAdmin }),
		...(types.length > 0 && { meetingTypes: { meetingType: types } }),
	};
}
