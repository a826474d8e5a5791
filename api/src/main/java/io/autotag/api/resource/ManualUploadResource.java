package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.upload.DatasetPath;
import io.autotag.api.upload.Finalisation;
import io.autotag.api.upload.Tickets;
import io.autotag.api.view.DatasetView;
import io.autotag.api.view.NewDataset;
import io.autotag.api.view.NewTicket;
import io.autotag.api.view.PathsBody;
import io.autotag.api.view.PresentView;
import io.autotag.api.view.TicketView;
import io.autotag.api.view.Urls;
import io.autotag.store.Database;
import io.autotag.store.DatasetStatus;
import io.autotag.store.NewUpload;
import io.autotag.store.PresentFiles;
import io.autotag.store.Role;
import io.autotag.store.Upload;
import io.autotag.store.UploadRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The first and the last step of an upload; between them files go to {@link UploadResource}. */
@Path("datasets/manual-upload")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads")
public final class ManualUploadResource {

    private final Database database;
    private final Tickets tickets;
    private final Finalisation finalisation;
    private final Urls urls;
    private final long mostBytes;
    private final UploadRepository uploads = new UploadRepository();
    private final PresentFiles present = new PresentFiles();

    /** @param mostBytes the largest file that is taken */
    public ManualUploadResource(
            Database database, Tickets tickets, Finalisation finalisation, Urls urls, long mostBytes) {
        this.database = database;
        this.tickets = tickets;
        this.finalisation = finalisation;
        this.urls = urls;
        this.mostBytes = mostBytes;
    }

    @POST
    @Path("file-upload-url")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(
            summary = "Ask where to send one file of a dataset",
            description =
                    "Send a multipart form to the url: the fields in their order, then the part file. The address is"
                            + " good for an hour and needs no key. The same path again replaces the file.")
    public TicketView ticket(@Auth Caller caller, @Context UriInfo uri, @NotNull @Valid NewTicket wanted) {
        DatasetPath path = new DatasetPath(wanted.filePathInDataset());
        Long length = wanted.contentLength();
        if (length != null && length > mostBytes) {
            throw ApiException.tooLarge("The file is larger than " + mostBytes + " bytes.");
        }
        NewUpload announced = new NewUpload(
                caller.orgId(), caller.login(), wanted.datasetName(), path.value(), path.contentType(), length);
        Upload upload = database.inTransaction(tx -> uploads.reserve(tx, announced));
        return new TicketView(urls.of(uri, "uploads/"), "POST", tickets.issue(upload));
    }

    @POST
    @Path("present")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(
            summary = "Tell which files of a dataset need not be sent again",
            description =
                    "For an upload that broke off. Of the caller's dataset of this name and slug (of this name, when"
                            + " no slug is given), up to 1,000 paths at a time. An item stays as it is whatever is sent under its path; a staged file is replaced.")
    public PresentView present(@Auth Caller caller, @NotNull @Valid PathsBody wanted) {
        return PresentView.from(database.read(tx ->
                present.of(tx, caller.orgId(), caller.login(), wanted.datasetName(), wanted.slug(), wanted.paths())));
    }

    @POST
    @MinimumRole(Role.ANNOTATOR)
    @Answers(201)
    @Operation(
            summary = "Make a dataset of the files that were uploaded under its name",
            description =
                    "Its status is creating until all files are taken in. With the name and slug of a dataset that"
                            + " is there already, the files are added to it.")
    public DatasetView finalise(@Auth Caller caller, @NotNull @Valid NewDataset wanted) {
        wanted.check(caller.login());
        return DatasetView.from(
                finalisation.finalise(wanted.toStore(caller.orgId(), caller.login(), DatasetStatus.CREATING)));
    }
}
