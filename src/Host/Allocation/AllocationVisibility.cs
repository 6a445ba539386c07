using System.Runtime.CompilerServices;

// The command is internal to the host; its tests call it as the command line does.
[assembly: InternalsVisibleTo("VillageCloud.Host.Tests")]
