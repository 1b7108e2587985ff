import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/people */
export const Person = z.looseObject({
	id: z.string(),
	emails: z.array(z.string()),
	displayName: z.string().optional(),
	nickName: z.string().optional(),
	firstName: z.string().optional(),
	lastName: z.string().optional(),
	avatar: z.string().optional().describe('Address of a picture'),
	orgId: z.string().optional(),
	created: z.string().optional().describe('ISO 8601'),
	lastModified: z.string().optional().describe('ISO 8601'),
	timezone: z.string().optional(),
	status: z.string().optional().describe('Presence, such as active or OutOfOffice'),
	type: z.string().optional().describe('person, bot or appuser'),
});
export type Person = z.infer<typeof Person>;
