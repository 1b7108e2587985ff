import type { xml } from '@webex-nodes/client/xml';
import { ownSession, type XmlCall, type XmlEndpoints } from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';
import type { AttendeeRecord } from '../site.ts';

/** Operations name the attendees in several types of elements. */
interface Attendee {
	readonly person?: { readonly name?: string; readonly email?: string } | undefined;
	readonly joinStatus?: string;
	readonly role?: string;
	readonly meetingKey?: string;
	readonly sessionKey?: string;
}

function invite(call: XmlCall, attendees: readonly Attendee[], isRegistered: boolean) {
	return attendees.map((attendee) => {
		const { person, joinStatus = isRegistered ? 'ACCEPT' : 'INVITE', role = 'ATTENDEE' } = attendee;
		const key = attendee.meetingKey ?? attendee.sessionKey;
		const session = ownSession(call, key);
		const email = person?.email?.trim().toLowerCase();
		if (!email?.includes('@')) throw invalid('an attendee has no email address');
		const known = session.attendees.find((other) => other.email.toLowerCase() === email);
		if (known && call.site.switches.xmlSameAttendee === 'refused') {
			throw invalid(`${email} is invited already`);
		}
		const added: AttendeeRecord = known ?? {
			attendeeId: call.site.newAttendeeId(),
			email,
			...(person?.name && { name: person.name }),
			...((isRegistered || session.needsRegistration) && { registerId: call.site.newNumber() }),
			joinStatus,
			role,
		};
		if (!known) {
			const attendees = [...session.attendees, added];
			call.site.sessions.set({ ...session, attendees }, call.caller);
		}
		return added;
	});
}

const maxAttendees = 50;

const registered = (added: readonly AttendeeRecord[]) =>
	added.flatMap(({ attendeeId, registerId }) =>
		registerId ? [{ attendeeID: attendeeId, registerID: registerId }] : [],
	);

export const attendees: XmlEndpoints<typeof xml.attendees> = {
	create: ({ attendees: others, ...first }, call) => {
		const everyone: Attendee[] = [...(first.person ? [first] : []), ...others];
		if (everyone.length > maxAttendees) throw failure('040015');
		const added = invite(call, everyone, false);
		return { attendeeId: added.map(({ attendeeId }) => attendeeId), register: registered(added) };
	},
	register: ({ attendees: everyone }, call) => {
		if (everyone.length > maxAttendees) throw failure('040015');
		return { register: registered(invite(call, everyone, true)) };
	},
	list: ({ meetingKey, sessionKey, joinStatus }, call) => {
		const session = ownSession(call, meetingKey ?? sessionKey);
		return {
			orders: { ATTENDEEID: 'attendeeId', JOINSTATUS: 'joinStatus' },
			items: session.attendees
				.filter((attendee) => joinStatus === undefined || attendee.joinStatus === joinStatus)
				.map(({ attendeeId, registerId, email, name, ...attendee }) => ({
					person: { ...(name && { name }), email, type: 'VISITOR' as const },
					joinStatus: attendee.joinStatus,
					meetingKey: session.key,
					role: attendee.role,
					attendeeId,
					confID: session.confId,
					status: {
						invited: true,
						registered: registerId !== undefined,
						rejected: attendee.joinStatus === 'REJECT',
						accepted: attendee.joinStatus === 'ACCEPT',
					},
					...(registerId && { registerID: registerId }),
				})),
		};
	},
	delete: ({ attendeeID, attendeeEmail }, call) => {
		const wanted = [
			...attendeeID.map((id) => ({ id, key: sessionKeyOf(call, id) })),
			...attendeeEmail.map(({ email, sessionKey }) => ({
				email: email.trim().toLowerCase(),
				key: sessionKey,
			})),
		];
		for (const { key, ...who } of wanted) {
			const session = ownSession(call, key);
			const isMeant = (attendee: AttendeeRecord) =>
				'id' in who ? attendee.attendeeId === who.id : attendee.email.toLowerCase() === who.email;
			if (!session.attendees.some(isMeant)) throw failure('030001');
			const attendees = session.attendees.filter((attendee) => !isMeant(attendee));
			call.site.sessions.set({ ...session, attendees }, call.caller);
		}
		return {};
	},
};

function sessionKeyOf({ site }: XmlCall, id: string): string | undefined {
	return [...site.sessions.values()].find(({ attendees }) =>
		attendees.some(({ attendeeId }) => attendeeId === id),
	)?.key;
}
