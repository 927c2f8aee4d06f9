// The peer: sharp making the two derivatives, as its documentation shows, one photo after the other, one thread.
// Reads the paths of photos, one a line; answers each with the CPU microseconds and the sizes of both copies.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import sharp from "sharp";

sharp.concurrency(1);
sharp.cache(false);

const inside = { fit: "inside", withoutEnlargement: true };
const webp = { quality: 80, effort: 2 };

// Two pipelines from one input: what sharp's documentation shows for several sizes.
async function cloned(photo) {
  const upright = sharp(photo).autoOrient();
  const view = await upright.clone().resize(1600, 1600, inside).webp(webp).toBuffer();
  const small = await upright.clone().resize(480, 480, inside).webp(webp).toBuffer();
  return [view, small];
}

// The same trick as ours, for the record: decoded once, the small one made from the pixels of the view.
async function chained(photo) {
  const { data, info } = await sharp(photo).autoOrient().resize(1600, 1600, inside).raw().toBuffer({ resolveWithObject: true });
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  return [await pixels().webp(webp).toBuffer(), await pixels().resize(480, 480, inside).webp(webp).toBuffer()];
}

const ways = { cloned, chained };

for await (const line of createInterface({ input: process.stdin })) {
  const [way, path] = line.split(" ", 2);
  const photo = readFileSync(path);
  const before = process.cpuUsage();
  const began = process.hrtime.bigint();
  const copies = await ways[way](photo);
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1e6;
  process.stdout.write(JSON.stringify({ cpu, wall, sizes: copies.map((copy) => copy.length) }) + "\n");
}
