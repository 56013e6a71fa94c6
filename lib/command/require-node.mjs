// Imported first by every command. Old Nodes must be able to parse it and all that the commands import.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Polyarch needs Node 20.19 or later; this is ${process.version}. Install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}
