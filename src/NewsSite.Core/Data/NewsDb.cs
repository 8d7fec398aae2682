using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>
/// The store: one model for three databases. Each database has a sealed context of its own, with its migrations beside it;
/// everything else in the program knows only this type.
/// </summary>
public abstract class NewsDb(DbContextOptions options)
    : IdentityDbContext<Editor, EditorRole, long>(options), IDataProtectionKeyContext
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<RevisionTag> RevisionTags => Set<RevisionTag>();
    public DbSet<Branch> Branches => Set<Branch>();
    public DbSet<BranchText> BranchTexts => Set<BranchText>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<TagAlias> TagAliases => Set<TagAlias>();
    public DbSet<TagListing> TagListings => Set<TagListing>();
    public DbSet<Author> Authors => Set<Author>();
    public DbSet<AuthorListing> AuthorListings => Set<AuthorListing>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<SitePage> SitePages => Set<SitePage>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<PhotoUse> PhotoUses => Set<PhotoUse>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<PhotoSection> PhotoSections => Set<PhotoSection>();
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ImportedSource> ImportedSources => Set<ImportedSource>();
    public DbSet<ImportedArticle> ImportedArticles => Set<ImportedArticle>();
    public DbSet<ImportConflict> ImportConflicts => Set<ImportConflict>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<DeskSession> DeskSessions => Set<DeskSession>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Runs work that is all done or not at all, again from the start when the database asks for a retry. The work must load what it
    /// changes itself: what was tracked before is forgotten.
    /// </summary>
    public Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                _touched.Clear();
                await using var transaction = await Database.BeginTransactionAsync(token);
                var result = await work(token);
                var change = await WriteChangeAsync(token);
                await transaction.CommitAsync(token);
                Tell(change);
                return result;
            },
            ct);

    /// <summary>
    /// Runs work that reads the store as it is at one moment, while others write, and again from the start when the database asks for a retry.
    /// </summary>
    internal Task<T> InSnapshotAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                await Database.OpenConnectionAsync(token);
                try
                {
                    await using var transaction = await BeginSnapshotAsync(token);
                    var result = await work(token);
                    await transaction.CommitAsync(token);
                    return result;
                }
                finally
                {
                    await Database.CloseConnectionAsync();
                }
            },
            ct);

    /// <summary>A transaction whose reads all see the same moment. The connection is open.</summary>
    protected abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Before rows with numbers of their own are inserted into a table that gives numbers. Nothing, where the database takes them.</summary>
    /// <param name="table">Its name as it stands in a command.</param>
    /// <param name="ct">Cancels.</param>
    internal virtual Task BeginNumberedAsync(string table, CancellationToken ct) => Task.CompletedTask;

    /// <summary>After them: the next row's number follows theirs.</summary>
    /// <param name="table">Its name as it stands in a command.</param>
    /// <param name="key">The column with the numbers.</param>
    /// <param name="ct">Cancels.</param>
    internal virtual Task EndNumberedAsync(string table, string key, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs a command as it is, in the transaction that the context is in.</summary>
    internal async Task<object?> RunAsync(string sql, CancellationToken ct)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }

    /// <summary>
    /// Says that readers will see a stretch differently once the transaction is committed. Saving tracked rows says so by itself; whoever
    /// writes past the change tracker has to.
    /// </summary>
    internal void Touch(Stretch stretch) => _touched.Add(stretch);

    /// <summary>The same of all of it.</summary>
    internal void Touch(string part) => _touched.Add(Stretch.Whole(part));

    /// <summary>
    /// As <see cref="InTransactionAsync"/>, and again from the start, a few times, when somebody else changed a row or took a unique key at
    /// the same moment: the next round finds what they did. Nothing is tracked when it fails.
    /// </summary>
    /// <exception cref="DbUpdateException">Others came first each time, or the database refused for another reason.</exception>
    public async Task<T> InRepeatedTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await InTransactionAsync(work, ct);
            }
            catch (DbUpdateException e)
            {
                ChangeTracker.Clear();
                if (attempt >= Attempts || !Conflict.IsIn(e))
                    throw;
            }
        }
    }

    /// <summary>Creates the store or brings it up to date. Looks first: a migration run that finds nothing to do still compares whole models, for seconds.</summary>
    public async Task BringUpToDateAsync(CancellationToken ct)
    {
        if ((await Database.GetPendingMigrationsAsync(ct)).Any())
            await Database.MigrateAsync(ct);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return ChangeTracker.Entries().All(entry => entry.State is EntityState.Unchanged or EntityState.Detached || !SavedRows.CanTouch(entry.Entity))
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new InvalidOperationException("What readers see is saved asynchronously.");
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        if (Database.CurrentTransaction is null)
            _touched.Clear();
        await this.TouchSavedAsync(cancellationToken);
        return Database.CurrentTransaction is not null || _touched.Count == 0
            ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : await SaveWithChangeAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ArticlesModel.Configure(builder);
        BranchesModel.Configure(builder);
        VocabularyModel.Configure(builder);
        PhotosModel.Configure(builder);
        HistoryModel.Configure(builder);
        PeopleModel.Configure(builder);
        SearchModel.Configure(builder);
        SitePagesModel.Configure(builder);

        // Our own counter works alike on every database; rowversion and xmin are each one database's.
        foreach (var property in builder.Model.GetEntityTypes().Select(type => type.FindProperty(VersionProperty)))
            property?.IsConcurrencyToken = true;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>().HavePrecision(6);
        configurationBuilder.Properties<Verb>().HaveConversion<string>().HaveMaxLength(40);
    }

    // A save of its own is a transaction of its own, in which the row of the change has to be.
    private Task<int> SaveWithChangeAsync(bool acceptAllChanges, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await Database.BeginTransactionAsync(token);
                var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, token);
                var change = await WriteChangeAsync(token);
                await transaction.CommitAsync(token);
                if (acceptAllChanges)
                    ChangeTracker.AcceptAllChanges();
                Tell(change);
                return rows;
            },
            ct);

    // Just before the commit, so that rows become visible nearly in the order of their numbers. Past the change tracker: work that was refused may
    // have left something there that must not be saved.
    private async Task<Change?> WriteChangeAsync(CancellationToken ct)
    {
        if (_touched.Count == 0)
            return null;
        var clock = ApplicationServices?.GetService<TimeProvider>() ?? TimeProvider.System;
        var change = new Change { Mark = Guid.NewGuid(), At = clock.GetUtcNow().UtcDateTime, What = string.Join('\n', _touched) };
        await this.WriteRowsAsync([change], ct);
        return change;
    }

    private void Tell(Change? change)
    {
        if (change is not null)
            ApplicationServices?.GetService<CommittedChanges>()?.Tell(change, [.. _touched]);
        _touched.Clear();
    }

    // Null where a tool made the context.
    private IServiceProvider? ApplicationServices => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;

    private readonly HashSet<Stretch> _touched = [];

    private const int Attempts = 5;
    private const string VersionProperty = nameof(Article.Version);

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty(VersionProperty) is not null)
                entry.Property(VersionProperty).CurrentValue = (long)entry.Property(VersionProperty).OriginalValue! + 1;
        }
    }
}
