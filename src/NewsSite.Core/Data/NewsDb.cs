using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>
/// The store: one model for three databases. Each database has a sealed context of its own, with its migrations beside it;
/// everything else in the program knows only this type.
/// </summary>
public abstract partial class NewsDb(DbContextOptions options)
    : IdentityDbContext<Editor, EditorRole, long>(options), IDataProtectionKeyContext
{
    private static readonly TimeSpan MigrationMost = TimeSpan.FromHours(6);

    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<RevisionTag> RevisionTags => Set<RevisionTag>();
    public DbSet<Branch> Branches => Set<Branch>();
    public DbSet<BranchText> BranchTexts => Set<BranchText>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<ReviewNote> ReviewNotes => Set<ReviewNote>();
    public DbSet<Dismissal> Dismissals => Set<Dismissal>();
    public DbSet<StoryNote> StoryNotes => Set<StoryNote>();
    public DbSet<NoteAnswer> NoteAnswers => Set<NoteAnswer>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<TagAlias> TagAliases => Set<TagAlias>();
    public DbSet<TagListing> TagListings => Set<TagListing>();
    public DbSet<Author> Authors => Set<Author>();
    public DbSet<AuthorListing> AuthorListings => Set<AuthorListing>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<SitePage> SitePages => Set<SitePage>();
    public DbSet<FrontState> FrontStates => Set<FrontState>();
    public DbSet<FrontLaunch> FrontLaunches => Set<FrontLaunch>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<PhotoUse> PhotoUses => Set<PhotoUse>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<PhotoSection> PhotoSections => Set<PhotoSection>();
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<ImportedSource> ImportedSources => Set<ImportedSource>();
    public DbSet<ImportedArticle> ImportedArticles => Set<ImportedArticle>();
    public DbSet<ImportConflict> ImportConflicts => Set<ImportConflict>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<DeskSession> DeskSessions => Set<DeskSession>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

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

    /// <summary>Creates the store or brings it up to date. Looks first: a migration run that finds nothing to do still compares whole models, for seconds.</summary>
    public async Task BringUpToDateAsync(CancellationToken ct)
    {
        if ((await Database.GetPendingMigrationsAsync(ct)).Any())
            await MigrateAsync(ct);
        await this.BeginChainAsync(ct);
    }

    /// <summary>Runs the migrations that are pending, however long it takes: a large store is written anew for minutes.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        var usual = Database.GetCommandTimeout();
        Database.SetCommandTimeout(MigrationMost);
        try
        {
            await Database.MigrateAsync(ct);
        }
        finally
        {
            Database.SetCommandTimeout(usual);
        }
    }

    /// <summary>Gives each row of the audit that an earlier version of the program wrote its place in the chain.</summary>
    /// <returns>How many there were.</returns>
    public Task<long> ChainAuditAsync(CancellationToken ct) => this.ChainRestAsync(ct);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return ChangeTracker.Entries().All(entry => entry.State is EntityState.Unchanged or EntityState.Detached || !(SavedRows.CanTouch(entry.Entity) || entry.Entity is AuditEntry))
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new InvalidOperationException("What readers see and the audit are saved asynchronously.");
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        if (Database.CurrentTransaction is null)
            Forget();
        HoldAudit();
        await this.TouchSavedAsync(cancellationToken);
        return Database.CurrentTransaction is not null || (_touched.Count == 0 && _audit.Count == 0)
            ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : await SaveWithChangeAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ArticlesModel.Configure(builder);
        BranchesModel.Configure(builder);
        DismissalsModel.Configure(builder);
        NotesModel.Configure(builder);
        VocabularyModel.Configure(builder);
        PhotosModel.Configure(builder);
        HistoryModel.Configure(builder);
        PeopleModel.Configure(builder);
        SearchModel.Configure(builder);
        SitePagesModel.Configure(builder);
        FrontModel.Configure(builder);

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

    /// <summary>A service of the application that opened the store; null where there is none.</summary>
    internal T? Service<T>() where T : class => ApplicationServices?.GetService<T>();

    // Null where a tool made the context.
    private IServiceProvider? ApplicationServices => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;

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
