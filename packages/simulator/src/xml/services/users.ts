import type { xml } from '@webex-nodes/client/xml';
import { markedSecret } from '../../world/marked.ts';
import { iso, requireAdmin, type XmlCall, type XmlEndpoints } from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';
import { meetingTypes, type StoredOf, type UserRecord } from '../site.ts';

function existing({ site, caller }: XmlCall, webExId: string): UserRecord {
	const found = site.user(webExId);
	if (!found) throw failure('030001');
	if (found !== caller && !caller.isAdmin) throw failure('000001');
	return found;
}

function requireFree({ site }: XmlCall, webExId: string, email: string, self?: UserRecord): void {
	const others = [...site.users.values()].filter((user) => user !== self);
	const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
	if (others.some((user) => same(user.webExId, webExId))) throw failure('030004');
	if (others.some((user) => same(user.email, email))) throw failure('030005');
}

/** The documents have no milliseconds and no zone here. */
const registered = (user: UserRecord) => iso(user.registered).slice(0, 19);

export const users: XmlEndpoints<typeof xml.users> = {
	// The credentials of the security context have been checked before.
	authenticate: (_, { site, caller }) => ({
		sessionTicket: site.issueTicket(caller.webExId),
		createTime: site.now(),
		timeToLive: site.ticketLifetime,
	}),
	create: ({ webExId, email = webExId, password, active, ...fields }, call) => {
		const { site } = call;
		requireAdmin(call);
		const isControlHub = site.switches.xmlSite === 'controlHub';
		if (isControlHub && webExId.toLowerCase() !== email.toLowerCase()) {
			throw invalid('webExId must be the email address');
		}
		if (!isControlHub && !password) throw invalid('password is missing');
		requireFree(call, webExId, email);
		const { sendWelcome, syncWebOffice, validateFormat, ...kept } = fields;
		const user = site.addUser({
			webExId,
			email,
			// Sites of Control Hub send a mail instead of a password, and activate every user.
			password: isControlHub ? '' : (password ?? ''),
			active: isControlHub ? 'ACTIVATED' : (active ?? 'ACTIVATED'),
			...(fields.timeZoneID && { timeZoneID: fields.timeZoneID }),
			isAdmin: fields.privilege?.siteAdmin ?? false,
			fields: kept,
		});
		return { userId: user.userId };
	},
	update: ({ webExId, newWebExId, email, password, active, ...fields }, call) => {
		const { site } = call;
		const user = existing(call, webExId);
		const isControlHub = site.switches.xmlSite === 'controlHub';
		const id = isControlHub ? (email ?? user.webExId) : (newWebExId ?? user.webExId);
		const address = email ?? user.email;
		requireFree(call, id, address, user);
		const { registrationDate, visitCount, userId, syncWebOffice, validateFormat, ...kept } = fields;
		site.replaceUser(user, {
			...user,
			webExId: id,
			email: address,
			...(password !== undefined && { password }),
			...(active !== undefined && { active }),
			...(fields.timeZoneID !== undefined && { timeZoneID: fields.timeZoneID }),
			...(fields.privilege?.siteAdmin !== undefined && { isAdmin: fields.privilege.siteAdmin }),
			fields: { ...user.fields, ...kept },
		});
		return {};
	},
	get: ({ webExId }, call) => {
		const user = existing(call, webExId);
		return {
			...(user.fields as StoredOf<typeof xml.users.create>),
			webExId: user.webExId,
			email: user.email,
			password: '******',
			meetingTypes: { meetingType: meetingTypes.map(({ id }) => id) },
			timeZoneID: user.timeZoneID,
			privilege: { host: true, ...user.fields.privilege, siteAdmin: user.isAdmin },
			active: user.active,
			registrationDate: registered(user),
			visitCount: 12,
			userId: user.userId,
		};
	},
	deactivate: ({ webExId }, call) => {
		requireAdmin(call);
		const { site } = call;
		return {
			user: webExId.map((id) => {
				const user = site.user(id);
				if (!user || user === call.caller) return { webExId: id, status: 'FAILURE' as const };
				site.replaceUser(user, { ...user, active: 'DEACTIVATED' });
				return { webExId: id, status: 'SUCCESS' as const };
			}),
		};
	},
	list: ({ firstName, lastName, email, webExId, active }, call) => {
		requireAdmin(call);
		const begins = (value: string | undefined, wanted: string | undefined) =>
			wanted === undefined || (value ?? '').toLowerCase().startsWith(wanted.toLowerCase());
		return {
			orders: {
				WEBEXID: 'webExId',
				FIRSTNAME: 'firstName',
				LASTNAME: 'lastName',
				EMAIL: 'email',
				REGDATE: 'registrationDate',
			},
			items: [...call.site.users.values()]
				.filter((user) => begins(user.fields.firstName, firstName))
				.filter((user) => begins(user.fields.lastName, lastName))
				.filter((user) => begins(user.email, email))
				.filter((user) => begins(user.webExId, webExId))
				.filter((user) => active === undefined || user.active === active)
				.map((user) => ({
					webExId: user.webExId,
					firstName: user.fields.firstName,
					lastName: user.fields.lastName,
					email: user.email,
					registrationDate: registered(user),
					active: user.active,
					timeZoneID: user.timeZoneID,
				})),
		};
	},
	loginUrl: ({ webExID, backURL = '' }, call) => ({
		userLoginURL: `https://${call.site.name}.webex.example/p.php?WID=${existing(call, webExID).webExId}&TK=${markedSecret(call.site.newUuid())}&BU=${encodeURIComponent(backURL)}`,
	}),
};
