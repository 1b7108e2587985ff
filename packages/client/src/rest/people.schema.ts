import { z } from 'zod';

const Address = z.looseObject({
	type: z.string().optional(),
	country: z.string().optional(),
	locality: z.string().optional(),
	region: z.string().optional(),
	streetAddress: z.string().optional(),
	postalCode: z.string().optional(),
});
/** The documentation has these as the texts true and false. */
const truth = z.union([z.boolean(), z.string()]);
const Contact = z.looseObject({
	type: z
		.string()
		.optional()
		.describe('work, work_extension, mobile, fax; or a kind of SIP address'),
	value: z.string().optional(),
	primary: z.boolean().optional(),
});

/** @see https://developer.webex.com/docs/api/v1/people */
export const Person = z.looseObject({
	id: z.string(),
	emails: z.array(z.string()),
	phoneNumbers: z.array(Contact).optional(),
	extension: z.string().optional(),
	locationId: z.string().optional(),
	displayName: z.string().optional(),
	nickName: z.string().optional(),
	firstName: z.string().optional(),
	lastName: z.string().optional(),
	avatar: z.string().optional().describe('Address of a picture'),
	orgId: z.string().optional(),
	roles: z.array(z.string()).optional().describe('Role IDs; for administrators'),
	licenses: z.array(z.string()).optional().describe('License IDs; for administrators'),
	department: z.string().optional(),
	manager: z.string().optional(),
	managerId: z.string().optional(),
	title: z.string().optional(),
	addresses: z.array(Address).optional(),
	created: z.string().optional().describe('ISO 8601'),
	lastModified: z.string().optional().describe('ISO 8601'),
	timezone: z.string().optional(),
	lastActivity: z.string().optional().describe('ISO 8601; only within the own organisation'),
	siteUrls: z.array(z.string()).optional(),
	sipAddresses: z.array(Contact).optional(),
	xmppFederationJid: z.string().optional(),
	status: z
		.string()
		.optional()
		.describe('Presence, such as active, meeting or OutOfOffice; only within the own organisation'),
	invitePending: truth.optional(),
	loginEnabled: truth.optional(),
	type: z.string().optional().describe('person, bot or appuser'),
});
export type Person = z.infer<typeof Person>;

/** Others than administrators give `email`, `displayName` or `id`. */
export const ListPeople = z.strictObject({
	email: z.string().optional(),
	displayName: z.string().optional().describe('The beginning of the name'),
	id: z.string().optional().describe('At most 85 IDs, separated by commas'),
	orgId: z.string().optional(),
	roles: z.string().optional().describe('Role IDs, separated by commas'),
	callingData: z.boolean().optional(),
	locationId: z.string().optional(),
	excludeStatus: z.boolean().optional().describe('Leaves out presence, which makes it faster'),
});
export type ListPeople = z.infer<typeof ListPeople>;

const fields = {
	emails: z.array(z.string()).min(1).describe('One address'),
	displayName: z.string().optional(),
	firstName: z.string().optional(),
	lastName: z.string().optional(),
	avatar: z.string().optional(),
	orgId: z.string().optional(),
	roles: z.array(z.string()).optional(),
	licenses: z.array(z.string()).optional(),
	department: z.string().optional(),
	manager: z.string().optional(),
	managerId: z.string().optional(),
	title: z.string().optional(),
	addresses: z.array(Address).optional(),
	phoneNumbers: z.array(Contact).optional(),
	extension: z.string().optional(),
	locationId: z.string().optional(),
	siteUrls: z.array(z.string()).optional(),
};

export const CreatePerson = z.strictObject(fields);
export type CreatePerson = z.infer<typeof CreatePerson>;

/** Replaces the person: what is left out is removed. */
export const UpdatePerson = z.strictObject({
	personId: z.string(),
	...fields,
	displayName: z.string(),
	nickName: z.string().optional(),
	loginEnabled: truth.optional(),
});
export type UpdatePerson = z.infer<typeof UpdatePerson>;
