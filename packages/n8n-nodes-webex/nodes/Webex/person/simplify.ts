import type { Person } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

export function simplifyPerson(person: Person): IDataObject {
	const {
		id,
		emails = [],
		displayName,
		title,
		department,
		status,
		lastActivity,
		type,
		created,
	} = person;
	return {
		displayName,
		...(emails[0] && { email: emails[0] }),
		...(title && { title }),
		...(department && { department }),
		...(status && { status }),
		...(lastActivity && { lastActivity }),
		type,
		id,
		created,
	};
}
