using VillageCloud.Host;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return await CommandLine.Run(CommandLine.Build(), args);
