using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;
using Pomelo.EntityFrameworkCore.MySql.Infrastructure;
using Pomelo.EntityFrameworkCore.MySql.Infrastructure.Internal;
using Pomelo.EntityFrameworkCore.MySql.Migrations;

namespace VillageCloud.Data.MySql;

/// <summary>Text is compared exactly on both engines, as SQLite does: case, accents, width and trailing spaces count.
/// An openid, a key, a number, a hash or a slug that differs in one of them is another one.</summary>
/// <remarks>MariaDB's usual collation would let two openids that differ in case be one person, and its plain binary one
/// still ignores trailing spaces; so it is the binary one without padding.</remarks>
internal static class ExactText
{
    /// <summary>MariaDB's name of it, which stands in the migrations.</summary>
    public const string MariaDbCollation = "utf8mb4_nopad_bin";

    /// <summary>MySQL's name of the same.</summary>
    private const string MySqlCollation = "utf8mb4_0900_bin";

    public static void CompareTextExactly(this ModelBuilder model) =>
        model.UseCollation(MariaDbCollation, DelegationModes.ApplyToAll);

    /// <summary>Writes the migrations' collation in the words of the server that they run on.</summary>
#pragma warning disable EF1001 // The base class demands these options; the pinned version has them.
    internal sealed class InServersWords(
        MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches, IMySqlOptions options)
        : MySqlMigrationsSqlGenerator(dependencies, batches, options)
    {
        private readonly bool isMariaDb = options.ServerVersion.Type == ServerType.MariaDb;
#pragma warning restore EF1001

        protected override void Generate(
            MigrationOperation operation, IModel? model, MigrationCommandListBuilder builder)
        {
            if (!isMariaDb) Translate(operation);
            base.Generate(operation, model, builder);
        }

        private static void Translate(MigrationOperation operation)
        {
            if (operation is AlterDatabaseOperation { Collation: MariaDbCollation } database)
                database.Collation = MySqlCollation;
            if (operation is ColumnOperation { Collation: MariaDbCollation } column) column.Collation = MySqlCollation;
            if (operation is CreateTableOperation table) table.Columns.ForEach(Translate);
            if (operation[RelationalAnnotationNames.Collation] is MariaDbCollation)
                operation[RelationalAnnotationNames.Collation] = MySqlCollation;
        }
    }
}
