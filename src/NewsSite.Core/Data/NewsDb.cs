using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
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
                await using var transaction = await Database.BeginTransactionAsync(token);
                var result = await work(token);
                await transaction.CommitAsync(token);
                return result;
            },
            ct);

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
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ArticlesModel.Configure(builder);
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
