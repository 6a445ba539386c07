using System.CommandLine;
using VillageCloud.Audit;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return new RootCommand("Re-performance from files, without a database 脱离数据库重算") { AuditCommands.Allocate() }
    .Parse(args).Invoke();
