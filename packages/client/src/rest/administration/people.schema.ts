import { z } from 'zod';

const Address = z.looseObject({
	/** Such as `work`, `mobile` or `fax`; for SIP addresses `personal-room`, `enterprise` or `cloud-calling`. */
	type: z.string().optional(),
	/** Country, as a name or a code. */
	country: z.string().optional(),
	/** City. */
	locality: z.string().optional(),
	/** State or region. */
	region: z.string().optional(),
	/** Street and number. */
	streetAddress: z.string().optional(),
	/** Postal code. */
	postalCode: z.string().optional(),
});
/** The documentation has these as the texts true and false. */
const truth = z.union([z.boolean(), z.string()]);
const Contact = z.looseObject({
	/** work, work_extension, mobile, fax; or a kind of SIP address. */
	type: z.string().optional(),
	/** Number, or SIP address. */
	value: z.string().optional(),
	/** Whether it is the first to call. */
	primary: z.boolean().optional(),
});

/** @see https://developer.webex.com/docs/api/v1/people */
export const Person = z.looseObject({
	/** Person ID. */
	id: z.string(),
	/** Email addresses; one today. */
	emails: z.array(z.string()),
	/** Phone numbers with their kinds. */
	phoneNumbers: z.array(Contact).optional(),
	/** Extension in Webex Calling. */
	extension: z.string().optional(),
	/** Location in Control Hub; for administrators. */
	locationId: z.string().optional(),
	/** Full name. */
	displayName: z.string().optional(),
	/** Name that colleagues use. */
	nickName: z.string().optional(),
	/** First name. */
	firstName: z.string().optional(),
	/** Last name. */
	lastName: z.string().optional(),
	/** Address of a picture. */
	avatar: z.string().optional(),
	/** Organisation ID. */
	orgId: z.string().optional(),
	/** Role IDs; for administrators. */
	roles: z.array(z.string()).optional(),
	/** License IDs; for administrators. */
	licenses: z.array(z.string()).optional(),
	/** Department. */
	department: z.string().optional(),
	/** Name of the manager. */
	manager: z.string().optional(),
	/** Person ID of the manager. */
	managerId: z.string().optional(),
	/** Job title. */
	title: z.string().optional(),
	/** Postal addresses. */
	addresses: z.array(Address).optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
	/** When it was last changed, ISO 8601. */
	lastModified: z.string().optional(),
	/** IANA name; only when the person set one. */
	timezone: z.string().optional(),
	/** ISO 8601; only within the own organisation. */
	lastActivity: z.string().optional(),
	/** Sites of Webex Meetings where the person is a host. */
	siteUrls: z.array(z.string()).optional(),
	/** SIP addresses. */
	sipAddresses: z.array(Contact).optional(),
	/** Address for federation over XMPP. */
	xmppFederationJid: z.string().optional(),
	/** Presence, such as active, meeting or OutOfOffice; only within the own organisation. */
	status: z.string().optional(),
	/** Whether the invitation was not yet accepted. */
	invitePending: truth.optional(),
	/** Whether the person may sign in. */
	loginEnabled: truth.optional(),
	/** person, bot or appuser. */
	type: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

/** People who are not administrators must set `email`, `displayName` or `id`. */
export const ListPeople = z.strictObject({
	/** The whole address. */
	email: z.string().optional(),
	/** The beginning of the name. */
	displayName: z.string().optional(),
	/** At most 85 IDs, separated by commas. */
	id: z.string().optional(),
	/** Organisation ID. */
	orgId: z.string().optional(),
	/** Role IDs, separated by commas. */
	roles: z.string().optional(),
	/** Whether to add phone numbers and location of Webex Calling. */
	callingData: z.boolean().optional(),
	/** Location in Control Hub; for administrators. */
	locationId: z.string().optional(),
	/** Leaves out presence, which makes it faster. */
	excludeStatus: z.boolean().optional(),
});
export type ListPeople = z.infer<typeof ListPeople>;

const fields = {
	/** One address. */
	emails: z.array(z.string()).min(1),
	/** Full name. */
	displayName: z.string().optional(),
	/** First name. */
	firstName: z.string().optional(),
	/** Last name. */
	lastName: z.string().optional(),
	/** Address of a picture. */
	avatar: z.string().optional(),
	/** Organisation ID. */
	orgId: z.string().optional(),
	/** Role IDs; for administrators. */
	roles: z.array(z.string()).optional(),
	/** License IDs; for administrators. */
	licenses: z.array(z.string()).optional(),
	/** Department. */
	department: z.string().optional(),
	/** Name of the manager. */
	manager: z.string().optional(),
	/** Person ID of the manager. */
	managerId: z.string().optional(),
	/** Job title. */
	title: z.string().optional(),
	/** Postal addresses. */
	addresses: z.array(Address).optional(),
	/** Phone numbers with their kinds. */
	phoneNumbers: z.array(Contact).optional(),
	/** Extension in Webex Calling. */
	extension: z.string().optional(),
	/** Location in Control Hub; for administrators. */
	locationId: z.string().optional(),
	/** Sites of Webex Meetings where the person is a host. */
	siteUrls: z.array(z.string()).optional(),
};

export const CreatePerson = z.strictObject(fields);
export type CreatePerson = z.infer<typeof CreatePerson>;

/** Replaces the person: what is left out is removed. */
export const UpdatePerson = z.strictObject({
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string(),
	...fields,
	/** Full name. */
	displayName: z.string(),
	/** Name that colleagues use. */
	nickName: z.string().optional(),
	/** Whether the person may sign in. */
	loginEnabled: truth.optional(),
});
export type UpdatePerson = z.infer<typeof UpdatePerson>;
