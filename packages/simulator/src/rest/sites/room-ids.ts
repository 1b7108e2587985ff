import type { PersonalMeetingRoomIds, RefreshPersonalMeetingRoomIds } from '@webex-nodes/client';
import type { Call } from '../endpoint.ts';
import {
	changeProfile,
	checkSite,
	namedUser,
	profileOf,
	requireSiteAdmin,
	wrong,
} from './users.ts';

/** All rooms, or none. @see https://developer.webex.com/docs/api/v1/meeting-preferences/batch-refresh-personal-meeting-room-id */
export function refreshRoomIds(
	{ siteUrl, personalMeetingRoomIds = [] }: RefreshPersonalMeetingRoomIds,
	call: Call,
): PersonalMeetingRoomIds {
	requireSiteAdmin(call, 'meeting:admin_preferences_write');
	checkSite(siteUrl);
	if (personalMeetingRoomIds.length > 100) {
		throw wrong('The maximum size of personalMeetingRoomIds is 100.');
	}
	checkAlike(personalMeetingRoomIds);
	const { world } = call;
	const people = [...world.people.values()];
	const changes = personalMeetingRoomIds.map((given) => {
		const person = namedUser(given, call);
		const roomId = given.personalMeetingRoomId ?? `pr${world.meetings.newDigits(10)}`;
		const isTaken = people.some(
			(other) => other.id !== person.id && profileOf(other, world).roomId === roomId,
		);
		if (isTaken) throw wrong('Personal meeting room ID is being used by someone else.');
		return { person, roomId };
	});
	for (const { person, roomId } of changes) changeProfile(person, { roomId }, world);
	return {
		siteUrl,
		personalMeetingRoomIds: changes.map(({ person, roomId }) => ({
			email: person.email,
			personId: person.id,
			personalMeetingRoomId: roomId,
		})),
	};
}

type Items = NonNullable<RefreshPersonalMeetingRoomIds['personalMeetingRoomIds']>;

/** @throws Failure 400 when some are named in one way and some in another. */
function checkAlike(items: Items): void {
	const isMixed = (has: (item: Items[number]) => boolean) => items.some(has) && !items.every(has);
	if (isMixed(({ personId }) => personId !== undefined)) {
		throw wrong('Either all items have personId, or all items have email.');
	}
	const isGenerated = ({ systemGenerated = false }: Items[number]) => systemGenerated;
	const isNamed = ({ personalMeetingRoomId }: Items[number]) => personalMeetingRoomId !== undefined;
	if (isMixed(isGenerated) || items.some((item) => isGenerated(item) === isNamed(item))) {
		throw wrong(
			'Either all items have personalMeetingRoomId, or all have systemGenerated of true.',
		);
	}
}
