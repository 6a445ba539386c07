global using VillageCloud.Admin.Kit;
global using VillageCloud.Admin.Kit.Dialogs;
global using VillageCloud.Admin.Kit.Lists;
global using VillageCloud.Admin.Kit.Shapes;
