import type { rest, TeamMembership } from '@webex-nodes/client';
import {
	CreateTeamMembership,
	ListTeamMemberships,
	UpdateTeamMembership,
} from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { encodeId, valueOfId } from '../../world/ids.ts';
import type { MemberRecord, TeamRecord, World } from '../../world/world.ts';
import { personFor, requireModerator, teamOf } from '../access.ts';
import { type Call, type Endpoints, readId } from '../endpoint.ts';
import { leaveTeam, recordMembership } from '../happenings.ts';

const one = z.strictObject({ membershipId: z.string() });

export const teamMemberships: Endpoints<typeof rest.teamMemberships> = {
	create: {
		input: CreateTeamMembership,
		handle: ({ isModerator = false, ...draft }, call) => {
			const { world } = call;
			const team = teamOf(draft.teamId, call);
			requireModerator(team.id, call);
			const person = personFor(draft, call);
			if (world.isMember(team.id, person.id)) {
				throw new Failure(409, 'Person is already in the team.');
			}
			const member = world.addTeamMember(team.id, person.id, { isModerator });
			recordInGeneralRoom('created', member, team, call);
			return show(world, team, member);
		},
	},
	delete: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { team, member } = existing(membershipId, call);
			if (member.personId !== call.caller.id) requireModerator(team.id, call);
			leaveTeam(team.id, member.personId, call);
			return undefined;
		},
	},
	get: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { team, member } = existing(membershipId, call);
			return show(call.world, team, member);
		},
	},
	list: {
		input: ListTeamMemberships,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ teamId }, call) => {
			const team = teamOf(teamId, call);
			return [...call.world.membersOf(team.id).values()].map((member) =>
				show(call.world, team, member),
			);
		},
	},
	update: {
		input: UpdateTeamMembership,
		handle: ({ membershipId, isModerator }, call) => {
			const { team, member } = existing(membershipId, call);
			requireModerator(team.id, call);
			const facts = { ...member, isModerator };
			const changed = call.world.addTeamMember(team.id, member.personId, facts);
			recordInGeneralRoom('updated', changed, team, call);
			return show(call.world, team, changed);
		},
	},
};

/** Members of a team are members of its General room. */
function recordInGeneralRoom(
	type: 'created' | 'deleted' | 'updated',
	member: MemberRecord,
	team: TeamRecord,
	call: Call,
): void {
	const room = call.world.rooms.get(call.world.generalRoom(team.id));
	if (room) recordMembership(type, room, member, call);
}

function show(world: World, team: TeamRecord, member: MemberRecord): TeamMembership {
	const person = world.people.get(member.personId);
	return {
		id: encodeId('TEAM_MEMBERSHIP', `${valueOfId(member.personId)}:${valueOfId(team.id)}`),
		teamId: team.id,
		personId: member.personId,
		personEmail: person?.email,
		personDisplayName: person?.displayName,
		personOrgId: world.organisationId,
		isModerator: member.isModerator,
		created: member.created,
	};
}

function existing(membershipId: string, call: Call) {
	const value = valueOfId(readId('TEAM_MEMBERSHIP', membershipId));
	const [personId = '', teamId = ''] = value.split(':');
	const { world, caller } = call;
	const team = world.teams.get(encodeId('TEAM', teamId));
	const member = team && world.membersOf(team.id).get(encodeId('PEOPLE', personId));
	if (!team || !member || !world.isMember(team.id, caller.id)) {
		throw new Failure(404, 'Failed to get membership.');
	}
	return { team, member };
}
