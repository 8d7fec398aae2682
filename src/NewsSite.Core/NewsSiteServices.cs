using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsSite.Core.Backups;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.People;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Rendering;

namespace NewsSite.Core;

/// <summary>The only registrations of Core, for the site and the command line alike.</summary>
public static class NewsSiteServices
{
    /// <summary>PBKDF2 rounds for HMAC-SHA512, as OWASP's Password Storage Cheat Sheet asks for.</summary>
    private const int PasswordIterations = 210_000;

    /// <summary>Registers the store, the accounts and the verbs.</summary>
    public static IServiceCollection AddNewsSite(this IServiceCollection services, SiteOptions site)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(site);
        services.AddSingleton<SiteMeter>();
        services.AddSingleton<CommittedChanges>();
        services.AddNewsDb(site.Database.Provider, site.EffectiveConnectionString);

        services.AddSingleton<MarkdownRenderer>();
        services.AddScoped<TagNames>();
        services.AddScoped<TagDesk>();
        services.AddScoped<TagMerge>();
        services.AddScoped<SectionDesk>();
        services.AddScoped<PageDesk>();
        services.AddScoped<FrontVerbs>();
        services.AddScoped<FrontDesk>();
        services.AddScoped<FrontLaunching>();
        services.AddScoped<BannerDesk>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<PhotoDecoder>();
        services.AddSingleton<RenditionMaker>();
        services.AddSingleton<Renditions>();
        services.AddSingleton(OpenShelf);
        services.AddScoped<PhotoIntake>();
        services.AddScoped<PhotoDesk>();
        services.AddScoped<PhotoBin>();
        services.AddScoped<PhotoTerms>();
        services.AddScoped<RightsWatch>();
        services.AddScoped<AgencyDesk>();
        services.AddScoped<PhotoCheck>();
        services.AddScoped<DeskStories>();
        services.AddScoped<Composition>();
        services.AddScoped<Revising>();
        services.AddScoped<Drafting>();
        services.AddScoped<Autosaving>();
        services.AddScoped<BranchDesk>();
        services.AddScoped<PresenceDesk>();
        services.AddSingleton<VocabularyShelf>();
        services.AddSingleton<LinkAnswers>();
        services.AddSingleton<MandatoryChecks>();
        services.AddScoped<CopyReader>();
        services.AddScoped<DismissalDesk>();
        services.AddScoped<NoteDesk>();
        services.AddScoped<ConflictDesk>();
        services.AddScoped<PreviewDesk>();
        services.AddScoped<TranslationDesk>();
        services.AddScoped<BulkText>();
        services.AddScoped<BulkDesk>();
        services.AddScoped<StoryVerbs>();
        services.AddScoped<Workflow>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<EmbargoDesk>();
        services.AddScoped<WithdrawalDates>();
        services.AddScoped<StoryBin>();
        services.AddScoped<ScheduledPublisher>();
        services.AddScoped<WithdrawalWatch>();
        services.AddScoped<SitemapReading>();
        services.AddScoped<SourceImport>();
        services.AddScoped<SeedImport>();
        services.AddScoped<AuditCheck>();
        services.AddScoped<StoreCheck>();
        services.AddScoped<StoreBackup>();
        services.AddScoped<StoreRestore>();
        services.AddScoped<BackupProof>();
        services.AddPeople();
        return services;
    }

    private static PhotoShelf OpenShelf(IServiceProvider services)
    {
        var site = services.GetRequiredService<SiteOptions>();
        return site.Photos.Store == SiteOptions.PhotoStoreKind.S3 ? BucketShelf.Open(site) : new FolderShelf(PhotoStore.FolderOf(site));
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Editor>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // the name is an e-mail address, checked as such
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Stores.MaxLengthForKeys = 128;

                // Length counts, composition rules do not (NIST SP 800-63B §5.1.1.2); common passwords are refused separately.
                identity.Password.RequiredLength = PasswordRules.MinLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
            })
            .AddRoles<EditorRole>()
            .AddEntityFrameworkStores<NewsDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorTokenProvider<Editor>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<Decoy>();
        services.AddScoped<FirstAdmin>();
        services.AddScoped<Accounts>();
        services.AddScoped<Passwords>();
        services.AddScoped<PasswordTries>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInCheck>();
        services.AddScoped<SecondStep>();
        services.AddScoped<AuthenticatorApp>();
        services.AddScoped<PasskeyRing>();
    }
}
