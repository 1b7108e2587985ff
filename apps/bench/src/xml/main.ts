// npm run bench:xml: parsing and decoding a list of 500 meetings, against two parsers of others.
import { median } from '../median.ts';
import { measureListing } from './listing.ts';
import { measureXml } from './measure.ts';

const times = await measureXml(60);
const { saxes = Number.NaN, codec = Number.NaN, 'fast-xml-parser': other = Number.NaN } = times;
for (const [name, time] of Object.entries(times)) {
	process.stdout.write(`${name.padEnd(16)}${time.toFixed(2).padStart(8)} ms\n`);
}
process.stdout.write(`codec: ${(codec / saxes).toFixed(2)} × saxes, `);
process.stdout.write(`${(other / codec).toFixed(1)} × faster than fast-xml-parser with mapping\n`);
await measureListing(50);
const ratios = [await measureListing(50), await measureListing(50), await measureListing(50)];
process.stdout.write(`10,000 meetings: ${median(ratios).toFixed(2)} × requests × latency\n`);
