import type { rest, Team } from '@webex-nodes/client';
import { CreateTeam, UpdateTeam } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import type { TeamRecord } from '../../world/world.ts';
import { requireModerator, teamOf } from '../access.ts';
import type { Endpoints } from '../endpoint.ts';
import { announceRoom, endRoom } from '../happenings.ts';

const one = z.strictObject({ teamId: z.string() });

const show = ({ id, name, description, created, creatorId }: TeamRecord): Team => ({
	id,
	name,
	...(description && { description }),
	created,
	creatorId,
});

function requireName(name: string): void {
	if (name.trim() === '') throw new Failure(400, 'name cannot be empty');
}

export const teams: Endpoints<typeof rest.teams> = {
	create: {
		input: CreateTeam,
		handle: ({ name, description }, call) => {
			const { world, caller } = call;
			requireName(name);
			const team = world.addTeam({ name, ...(description && { description }) }, caller);
			const room = world.rooms.get(world.generalRoom(team.id));
			if (room) announceRoom(room, call);
			return show(team);
		},
	},
	delete: {
		input: one,
		handle: ({ teamId }, call) => {
			const { world } = call;
			const team = teamOf(teamId, call);
			requireModerator(team.id, call);
			for (const room of [...world.rooms.values()]) {
				if (room.teamId === team.id) endRoom(room, call);
			}
			world.teams.delete(team.id);
			return undefined;
		},
	},
	get: { input: one, handle: ({ teamId }, call) => show(teamOf(teamId, call)) },
	list: {
		input: z.strictObject({}),
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: (_, { world, caller }) =>
			[...world.teams.values()].filter(({ id }) => world.isMember(id, caller.id)).map(show),
	},
	update: {
		input: UpdateTeam,
		handle: ({ teamId, name, description }, call) => {
			requireName(name);
			const team = teamOf(teamId, call);
			requireModerator(team.id, call);
			const updated = { ...team, name, ...(description !== undefined && { description }) };
			call.world.teams.set(team.id, updated);
			return show(updated);
		},
	},
};
