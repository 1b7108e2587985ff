import { secondsOf } from '../messages/cases.ts';
import { atLeast, atMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';
import type { XmlSetting } from '../xml/contenders.ts';

const module = new URL('../xml/contenders.ts', import.meta.url);

export const xmlReading: Row = {
	name: 'XML of a list',
	about:
		'An answer of the XML API with 500 meetings, 375 KB, parsed and decoded: time of the processor for one reading. The limit is saxes, which only finds the elements; fast-xml-parser maps times, numbers and booleans as the codec does.',
	run: async (bench) => {
		const setting: XmlSetting = { times: bench.isQuick ? 20 : 60, latency: 0 };
		const race = await bench.race({
			title: 'XML: a list of 500',
			module,
			names: ['saxes', 'codec', 'client', 'fast-xml-parser'],
			setting,
			rounds: bench.isQuick ? 1 : 5,
		});
		const ms = (name: string) =>
			valuesOf(race, name, ({ figures }) => figures?.['ms'] ?? Number.NaN);
		return [
			resultOf({
				name: 'XML list of 500 and bare saxes',
				unit: 'ms',
				ours: ms('codec'),
				limit: ms('saxes'),
				goal: atMost(2),
			}),
			resultOf({
				name: 'XML list of 500 and fast-xml-parser with mapping',
				unit: 'ms',
				ours: ms('codec'),
				peer: ms('fast-xml-parser'),
				limit: ms('saxes'),
				goal: atLeast(4),
			}),
		];
	},
};

export const xmlListing: Row = {
	name: 'meetings over XML',
	about:
		'10,000 meetings in pages of 500 over the XML API, each answer takes 50 ms. The limit is requests × latency.',
	run: async (bench) => {
		const setting: XmlSetting = { times: 0, latency: 50 };
		const race = await bench.race({
			title: '10,000 meetings over XML, 50 ms',
			module,
			names: ['list'],
			setting,
			rounds: bench.isQuick ? 1 : 5,
		});
		return [
			resultOf({
				name: '10,000 meetings over XML, 50 ms',
				unit: 's',
				ours: valuesOf(race, 'list', secondsOf),
				limit: valuesOf(race, 'list', ({ figures }) => figures?.['least'] ?? Number.NaN),
				goal: atMost(1.05),
			}),
		];
	},
};
