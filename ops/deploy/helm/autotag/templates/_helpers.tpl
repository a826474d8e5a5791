{{- define "autotag.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Of one part of the release: a dict with "root" and "part". */}}
{{- define "autotag.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "autotag.labels" -}}
{{ include "autotag.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "autotag.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (include "autotag.name" .) }}
{{- end }}

{{- define "autotag.image" -}}
{{ required "Set image.repository to where the image was pushed (docs/deployment.md says how it is built)." .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* As Pod Security Standards call it: restricted. */}}
{{- define "autotag.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "autotag.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What API and workers are told alike. */}}
{{- define "autotag.environment" -}}
- name: AUTOTAG_DB_URL
  value: {{ required "Set database.url to a PostgreSQL, as jdbc:postgresql://host:5432/database." .Values.database.url | quote }}
- name: AUTOTAG_DB_USER
  value: {{ .Values.database.user | quote }}
- name: AUTOTAG_DB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ required "Set database.password.secret to the Secret that holds the password of the database." .Values.database.password.secret | quote }}
      key: {{ .Values.database.password.key | quote }}
- name: AUTOTAG_TEMPORAL_ADDRESS
  value: {{ required "Set temporal.address to a Temporal server, as host:7233." .Values.temporal.address | quote }}
- name: AUTOTAG_TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- with .Values.temporal.tls }}
{{- if .enabled }}
- name: AUTOTAG_TEMPORAL_TLS
  value: "true"
{{- end }}
{{- if .authoritiesSecret }}
- name: AUTOTAG_TEMPORAL_TLS_CA
  value: /etc/autotag/temporal-ca/ca.crt
{{- end }}
{{- if .clientSecret }}
- name: AUTOTAG_TEMPORAL_TLS_CERT
  value: /etc/autotag/temporal-client/tls.crt
- name: AUTOTAG_TEMPORAL_TLS_KEY
  value: /etc/autotag/temporal-client/tls.key
{{- end }}
{{- if .serverName }}
- name: AUTOTAG_TEMPORAL_TLS_SERVER_NAME
  value: {{ .serverName | quote }}
{{- end }}
{{- end }}
{{- with .Values.temporal.apiKey }}
{{- if .secret }}
- name: AUTOTAG_TEMPORAL_API_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end }}
{{- end }}
{{- with .Values.temporal.payloadKeys }}
{{- if .secret }}
- name: AUTOTAG_TEMPORAL_PAYLOAD_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end }}
{{- end }}
- name: AUTOTAG_BLOBS
  value: {{ required "Set blobs.place to s3://bucket/folder, or to a folder on a volume that every pod can write." .Values.blobs.place | quote }}
{{- with .Values.blobs.s3 }}
- name: AUTOTAG_S3_ENDPOINT
  value: {{ .endpoint | quote }}
- name: AUTOTAG_S3_REGION
  value: {{ .region | quote }}
- name: AUTOTAG_S3_PATH_STYLE
  value: {{ .pathStyle | quote }}
{{- if .credentialsSecret }}
{{- $secret := .credentialsSecret }}
{{- range list "AWS_ACCESS_KEY_ID" "AWS_SECRET_ACCESS_KEY" }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret | quote }}
      key: {{ . }}
{{- end }}
{{- end }}
{{- end }}
- name: AUTOTAG_SOURCE_FOLDERS
  value: {{ include "autotag.sourceFolders" . | quote }}
- name: AUTOTAG_SOURCE_BUCKETS
  value: {{ join "," .Values.sources.buckets | quote }}
- name: AUTOTAG_LOG_FORMAT
  value: {{ .Values.logFormat | quote }}
{{- with .Values.tracing }}
{{- if .endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint | quote }}
{{- if .headers.secret }}
- name: OTEL_EXPORTER_OTLP_HEADERS
  valueFrom:
    secretKeyRef:
      name: {{ .headers.secret | quote }}
      key: {{ .headers.key | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "autotag.sourceFolders" -}}
{{- $paths := list }}
{{- range .Values.sources.folders }}
{{- $paths = append $paths .path }}
{{- end }}
{{- join "," $paths }}
{{- end }}

{{/* Whose pictures stay where they are: at their own paths. */}}
{{- define "autotag.sourceMounts" -}}
{{- range $at, $folder := .Values.sources.folders }}
- {name: source-{{ $at }}, mountPath: {{ $folder.path | quote }}, readOnly: true}
{{- end }}
{{- end }}

{{- define "autotag.sourceVolumes" -}}
{{- range $at, $folder := .Values.sources.folders }}
- name: source-{{ $at }}
  persistentVolumeClaim: {claimName: {{ $folder.claim | quote }}, readOnly: true}
{{- end }}
{{- end }}

{{/* A folder of blobs is mounted at its own path. */}}
{{- define "autotag.blobMount" -}}
{{- if hasPrefix "/" .Values.blobs.place }}
- name: blobs
  mountPath: {{ .Values.blobs.place | quote }}
{{- end }}
{{- end }}

{{- define "autotag.blobVolume" -}}
{{- if hasPrefix "/" .Values.blobs.place }}
- name: blobs
  persistentVolumeClaim:
    claimName: {{ required "Set blobs.claim to a PersistentVolumeClaim (ReadWriteMany): blobs.place is a folder." .Values.blobs.claim | quote }}
{{- end }}
{{- end }}

{{- define "autotag.temporalMounts" -}}
{{- with .Values.temporal.tls }}
{{- if .authoritiesSecret }}
- {name: temporal-ca, mountPath: /etc/autotag/temporal-ca, readOnly: true}
{{- end }}
{{- if .clientSecret }}
- {name: temporal-client, mountPath: /etc/autotag/temporal-client, readOnly: true}
{{- end }}
{{- end }}
{{- end }}

{{- define "autotag.temporalVolumes" -}}
{{- with .Values.temporal.tls }}
{{- if .authoritiesSecret }}
- name: temporal-ca
  secret: {secretName: {{ .authoritiesSecret | quote }}}
{{- end }}
{{- if .clientSecret }}
- name: temporal-client
  secret: {secretName: {{ .clientSecret | quote }}}
{{- end }}
{{- end }}
{{- end }}

{{/* Pods of a part keep to different machines where they can. */}}
{{- define "autotag.spread" -}}
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels: {{- include "autotag.selector" . | nindent 6 }}
{{- end }}
